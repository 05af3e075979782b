import { describe, expect, it } from 'vitest'
import { type ContextFacts, queryOf, templateContext } from '../../../core/templates/context.ts'

const facts: ContextFacts = {
  eventType: 'telephony.incoming',
  callId: '4711',
  tool: null,
  body: { type: 'telephony.incoming', data: { from_number: '+14155550199' } },
  from: '+14155550199',
  path: '/h/abc?customer_id=7',
  at: Date.UTC(2026, 10, 21, 9, 30),
}
const source = {
  caller: (number: string | null) => (number === '+14155550199' ? { name: 'Ada' } : null),
  publicUrl: () => 'https://x.example/h/abc',
}

describe('what a template can name', () => {
  it('is the data of an event, its type and query, the caller’s row, the tunnel and the time', () => {
    expect(templateContext(facts, source)).toEqual({
      data: { from_number: '+14155550199' },
      type: 'telephony.incoming',
      query: Object.assign(Object.create(null), { customer_id: '7' }),
      caller: { name: 'Ada' },
      tunnel: 'https://x.example/h/abc',
      now: '2026-11-21T09:30:00.000Z',
    })
  })

  it.each([
    [
      'the arguments of a function tool, even if one is named data',
      { tool: 'book', body: { data: 1 } },
      { data: 1 },
    ],
    ['a body without an envelope, whole', { body: { a: 1 } }, { a: 1 }],
    ['a list, whole', { body: [1] }, [1]],
    ['nothing of a body that is no JSON', { body: null }, null],
    ['nothing that an object inherits', { body: Object.create({ data: 1 }) }, {}],
  ])('as data: %s', (_, more, data) => {
    expect(templateContext({ ...facts, ...more }, source).data).toEqual(data)
  })

  it('is no caller and no tunnel where there is none', () => {
    const none = { ...source, publicUrl: () => null }
    expect(templateContext({ ...facts, from: null }, none)).toMatchObject({ caller: null, tunnel: null })
  })
})

describe('the query of a path', () => {
  it.each([
    ['/h/x', {}],
    ['/h/x?', {}],
    ['/h/x?a=1&b=%20two+', { a: '1', b: ' two ' }],
    ['/h/x?a=1&a=2', { a: '1' }],
    ['/h/x?a', { a: '' }],
    ['/h/x?a=%zz', { a: '%zz' }],
    ['/h/x?a=1?b=2', { a: '1?b=2' }],
  ])('%s', (path, query) => expect({ ...queryOf(path) }).toEqual(query))

  it('takes names of the prototype as plain names', () => {
    const query = queryOf('/?__proto__=x&constructor=y')
    expect(Object.entries(query)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    expect(queryOf('/').constructor).toBeUndefined()
  })
})
