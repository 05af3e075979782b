import { describe, expect, it } from 'vitest'
import type { RouteFacts } from '../../../core/rules/rule-set.ts'
import { ask } from './facts.ts'

type Row = readonly [matcher: object, facts: Partial<RouteFacts>, took: boolean, why: string]

const check = (rows: readonly Row[]): void => {
  it.each(rows)('%j of %j: %s, because %s', (matcher, facts, took, why) => {
    expect(ask([matcher], facts)).toEqual({ took, why, result: took ? 'took' : 'passed' })
  })
}

describe('an event matcher takes the whole type or its last part', () => {
  const incoming = { match: 'event', is: ['incoming'] }
  check([
    [incoming, {}, true, 'the event is “telephony.incoming”'],
    [incoming, { eventType: 'web.incoming' }, true, 'the event is “web.incoming”'],
    [incoming, { eventType: 'incoming' }, true, 'the event is “incoming”'],
    [
      incoming,
      { eventType: 'telephony.unincoming' },
      false,
      'the event is “telephony.unincoming”, not “incoming”',
    ],
    [incoming, { eventType: 'x.y.incoming' }, true, 'the event is “x.y.incoming”'],
    [incoming, { eventType: '.incoming' }, true, 'the event is “.incoming”'],
    [incoming, { eventType: 'incoming.' }, false, 'the event is “incoming.”, not “incoming”'],
    [
      { match: 'event', is: ['y.incoming', 'complete'] },
      { eventType: 'x.y.incoming' },
      true,
      'the event is “x.y.incoming”',
    ],
    [incoming, { eventType: null }, false, 'it names no event'],
    [{ match: 'event', is: ['telephony.incoming'] }, {}, true, 'the event is “telephony.incoming”'],
    [
      { match: 'event', is: ['telephony', 'web.incoming'] },
      {},
      false,
      'the event is “telephony.incoming”, not “telephony” or “web.incoming”',
    ],
    [
      { match: 'event', is: ['call.graded', 'complete'] },
      { eventType: 'telephony.complete', blocking: false },
      true,
      'the event is “telephony.complete”',
    ],
  ])
})

describe('a number matcher compares digits', () => {
  check([
    [{ match: 'from', is: ['+1 (415) 555-0199'] }, {}, true, 'the caller is +1 415 555 0199'],
    [{ match: 'from', is: ['14155550199'] }, {}, true, 'the caller is +1 415 555 0199'],
    [
      { match: 'from', is: ['+49301234567'] },
      {},
      false,
      'the caller is +1 415 555 0199, not +49 301 234 567',
    ],
    [
      { match: 'from', is: ['+491', '+492', '+493'] },
      {},
      false,
      'the caller is +1 415 555 0199, not one of 3 numbers',
    ],
    [{ match: 'from', is: ['web'] }, { from: 'web' }, true, 'the caller is “web”'],
    [{ match: 'from', is: ['WEB'] }, { from: 'web' }, true, 'the caller is “web”'],
    [{ match: 'from', is: ['web'] }, {}, false, 'the caller is +1 415 555 0199, not “web”'],
    [{ match: 'from', is: ['web'] }, { from: null }, false, 'the caller is not named'],
    [
      { match: 'from', prefix: ['+1 415'] },
      {},
      true,
      'the caller is +1 415 555 0199, which begins with +1415',
    ],
    [{ match: 'from', is: ['001 (415) 555-0199'] }, {}, true, 'the caller is +1 415 555 0199'],
    [
      { match: 'from', is: ['+14155550199'] },
      { from: '0014155550199' },
      true,
      'the caller is +1 415 555 0199',
    ],
    [{ match: 'from', prefix: ['001'] }, {}, true, 'the caller is +1 415 555 0199, which begins with +1'],
    [{ match: 'from', prefix: ['1'] }, {}, true, 'the caller is +1 415 555 0199, which begins with +1'],
    [
      { match: 'from', prefix: ['+4', '+44'] },
      {},
      false,
      'the caller is +1 415 555 0199, does not begin with +4 or +44',
    ],
    [
      { match: 'from', prefix: ['+1'] },
      { from: 'web' },
      false,
      'the caller is “web”, does not begin with +1',
    ],
    [
      { match: 'from', is: ['web'], prefix: ['+1'] },
      {},
      true,
      'the caller is +1 415 555 0199, which begins with +1',
    ],
    [
      { match: 'from', is: ['web'], prefix: ['+4'] },
      {},
      false,
      'the caller is +1 415 555 0199, not “web”, and does not begin with +4',
    ],
    [{ match: 'from', is: ['anonymous'] }, { from: 'Anonymous' }, true, 'the caller is “anonymous”'],
    [{ match: 'to', is: ['+16505550123'] }, {}, true, 'the called number is +1 650 555 0123'],
    [{ match: 'to', prefix: ['+44'] }, { to: null }, false, 'the called number is not named'],
  ])
})

describe('a query matcher looks at any of a parameter’s values', () => {
  check([
    [{ match: 'query', name: 'customer_id' }, {}, true, 'the URL has the parameter customer_id'],
    [{ match: 'query', name: 'customer_id', is: ['123'] }, {}, true, 'the parameter customer_id is “123”'],
    [
      { match: 'query', name: 'customer_id', is: ['9'] },
      {},
      false,
      'the parameter customer_id is “123”, not “9”',
    ],
    [{ match: 'query', name: 'tag', is: ['b'] }, {}, true, 'the parameter tag is “b”'],
    [{ match: 'query', name: 'tag', is: ['c'] }, {}, false, 'the parameter tag is “a” or “b”, not “c”'],
    [{ match: 'query', name: 'empty' }, {}, true, 'the URL has the parameter empty'],
    [{ match: 'query', name: 'Tag' }, {}, false, 'the URL has no parameter Tag'],
    [
      { match: 'query', name: 'a b', is: ['ü&'] },
      { path: '/x?a%20b=%C3%BC%26' },
      true,
      'the parameter a b is “ü&”',
    ],
    [{ match: 'query', name: 'x' }, { path: '/x' }, false, 'the URL has no parameter x'],
    [{ match: 'query', name: '__proto__' }, {}, false, 'the URL has no parameter __proto__'],
    [{ match: 'query', name: 'x', is: ['%zz'] }, { path: '/?x=%zz' }, true, 'the parameter x is “%zz”'],
  ])
})

describe('a header matcher knows names in any case', () => {
  check([
    [{ match: 'header', name: 'HOST' }, {}, true, 'the delivery has the header HOST'],
    [{ match: 'header', name: 'x-PLAN', is: ['silver'] }, {}, true, 'the header x-PLAN is “silver”'],
    [
      { match: 'header', name: 'x-plan', is: ['Gold'] },
      {},
      false,
      'the header x-plan is “gold” or “silver”, not “Gold”',
    ],
    [{ match: 'header', name: 'x-none' }, {}, false, 'the delivery has no header x-none'],
    [{ match: 'header', name: 'constructor' }, {}, false, 'the delivery has no header constructor'],
  ])
})

describe('a body matcher looks at a value by its path', () => {
  const body = (path: string, ...is: unknown[]) => ({ match: 'body', path, ...(is.length > 0 ? { is } : {}) })
  check([
    [body('$.data.call_id', 4711), {}, true, '$.data.call_id is 4711'],
    [body('data.call_id', '4711'), {}, true, 'data.call_id is 4711'],
    [body('data.call_id', '0471'), {}, false, 'data.call_id is 4711, not “0471”'],
    [body('$.data.from_number', '+14155550199'), {}, true, '$.data.from_number is “+14155550199”'],
    [body('$.data.vip', true), {}, true, '$.data.vip is true'],
    [body('$.data.vip', 'true'), {}, false, '$.data.vip is true, not “true”'],
    [body('$.data.note', null), {}, true, '$.data.note is null'],
    [body('$.data.note', 'null'), {}, false, '$.data.note is null, not “null”'],
    [body('$.data.note'), {}, true, 'the body has $.data.note'],
    [body('$.data.tags[0]', 'a', 'b', 'c'), {}, true, '$.data.tags[0] is “a”'],
    [body('$.data.tags[1]["b c"]', 2), {}, true, '$.data.tags[1]["b c"] is 2'],
    [body('$.data.tags[1]', 'x'), {}, false, '$.data.tags[1] is an object, not “x”'],
    [body('$.data.tags', 'x', 'y', 'z'), {}, false, '$.data.tags is a list, not one of 3 values'],
    [body('$.data.tags[2]'), {}, false, 'the body has no $.data.tags[2]'],
    [body('$.data.tags.length'), {}, false, 'the body has no $.data.tags.length'],
    [body('$.data.constructor'), {}, false, 'the body has no $.data.constructor'],
    [body('$.data.__proto__'), {}, false, 'the body has no $.data.__proto__'],
    [body('$', 'x'), { body: 'x' }, true, '$ is “x”'],
    [body('data.x'), { body: null }, false, 'the body has no data.x'],
  ])

  it('shows no more of a value than a line holds, and no control characters', () => {
    const { why } = ask([{ match: 'body', path: 'x', is: ['y'] }], {
      body: { x: `a\n\u202e${'b'.repeat(99)}` },
    })
    expect(why).toBe(`x is “a\uFFFD\uFFFD${'b'.repeat(57)}…”, not “y”`)
  })
})

describe('a tool matcher takes calls of function tools', () => {
  const tool = { tool: 'book_table', eventType: null, blocking: true }
  check([
    [{ match: 'tool', is: ['book_table'] }, tool, true, 'the tool is “book_table”'],
    [{ match: 'tool', is: ['cancel'] }, tool, false, 'the tool is “book_table”, not “cancel”'],
    [{ match: 'tool', is: ['book_table'] }, {}, false, 'it is no call of a function tool'],
  ])
})
