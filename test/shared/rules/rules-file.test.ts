import { describe, expect, it } from 'vitest'
import { readRulesFile, writeRulesFile } from '../../../shared/rules/rules-file.ts'

const file = (rules: unknown, more: object = {}): string =>
  JSON.stringify(
    { format: 'hookswitch-rules', version: 1, platform: 'thunderphone', rules, ...more },
    null,
    2,
  )
const vip = {
  name: 'VIP callers',
  when: [{ match: 'from', is: ['+14155550199'] }],
  action: { do: 'answer', answer: 'VIP' },
}
const of = (more: object) => file([{ ...vip, ...more }])
const when = (matcher: unknown) => of({ when: [matcher] })

const read = (text: string) => {
  const found = readRulesFile(text)
  if (!found.ok) throw new Error(`${found.place}: ${found.reason}`)
  return found.rules
}

describe('a rules file', () => {
  it('is read with what was left out filled in', () => {
    expect(
      read(
        file([
          vip,
          { ...vip, id: 'night', name: 'x', when: [{ match: 'time', from: '22:00', until: '06:00' }] },
        ]),
      ),
    ).toEqual([
      { ...vip, id: 'vip-callers', on: true },
      {
        ...vip,
        id: 'night',
        name: 'x',
        on: true,
        when: [{ match: 'time', from: '22:00', until: '06:00', zone: 'UTC' }],
      },
    ])
  })

  it('comes back the same when it was written', () => {
    const rules = read(
      file([vip, { ...vip, on: false }, { ...vip, action: { do: 'answer', file: 'a.json' } }]),
    )
    const text = writeRulesFile('thunderphone', rules)
    expect(read(text)).toEqual(rules)
    expect(text.endsWith(']\n}\n')).toBe(true)
  })

  it.each([
    [
      ['VIP callers', 'VIP-Callers', 'vip callers!'],
      ['vip-callers', 'vip-callers-2', 'vip-callers-3'],
    ],
    [
      ['Größe', 'Žluťoučký kůň', '  --A--  '],
      ['grosse', 'zlutoucky-kun', 'a'],
    ],
    [
      ['日本', '日本', '!!!'],
      ['rule-k4l-kdo', 'rule-k4l-kdo-2', 'rule-x-x-x'],
    ],
    [
      ['x'.repeat(120), 'x'.repeat(119)],
      ['x'.repeat(48), `${'x'.repeat(48)}-2`],
    ],
  ])('makes ids of names: %j', (names, ids) => {
    expect(read(file(names.map(name => ({ ...vip, name })))).map(({ id }) => id)).toEqual(ids)
  })

  it('makes no id that another rule has', () => {
    expect(read(file([vip, { ...vip, id: 'vip-callers' }])).map(({ id }) => id)).toEqual([
      'vip-callers-2',
      'vip-callers',
    ])
  })

  it('may begin with a byte order mark and name its schema', () => {
    expect(read(`\uFEFF${file([vip], { $schema: './x.json' })}`)).toHaveLength(1)
  })

  it('says where text stops being JSON behind a byte order mark, too', () => {
    expect(readRulesFile('\uFEFF{\n  "format": x\n}')).toMatchObject({
      ok: false,
      place: 'line 2, column 13',
    })
  })

  it.each([
    ['nothing', '  \n', '', 'it is empty'],
    ['a comma too many', '{\n  "rules": [],\n}', 'line 3, column 1', /^it is not JSON, /],
    ['a comment', '{ // x\n}', 'line 1, column 3', /^it is not JSON, invalid comment token$/],
    ['half of it', '{"rules": [', 'line 1, column 12', /^it is not JSON, /],
    ['a list', '[]', '', 'it must be an object with "format", "version", "platform" and "rules"'],
    ['null', 'null', '', /^it must be an object/],
    [
      'another document',
      '{"prompt":"x"}',
      '',
      'it is no rules file: "format": "hookswitch-rules" is missing',
    ],
    ['another format', file([], { format: 'x' }), 'format (line 2, column 13)', 'must be "hookswitch-rules"'],
    ['no version', file([], { version: undefined }), 'version', 'must be 1'],
    ['an odd version', file([], { version: '1' }), 'version (line 3, column 14)', 'must be 1'],
    [
      'a newer version',
      file([], { version: 2 }),
      'version (line 3, column 14)',
      'it is of version 2, and this Hookswitch reads up to 1; a newer one reads it',
    ],
    [
      'another platform',
      file([], { platform: 'x' }),
      'platform (line 4, column 15)',
      'must be "thunderphone"',
    ],
    ['no rules', file(undefined), 'rules', 'must be a list of rules'],
    ['rules that are none', file({}), 'rules (line 5, column 12)', 'must be a list of rules'],
    ['an unknown key', file([], { rulez: 1 }), 'rulez (line 6, column 12)', 'is unknown here'],
    ['a rule that is none', file([1]), 'rules[0] (line 6, column 5)', 'must be an object'],
    [
      'a rule without a name',
      of({ name: undefined, id: 'a' }),
      'rules[0].name (line 6, column 5)',
      'is missing',
    ],
    [
      'an empty name',
      of({ name: ' ', id: 'a' }),
      'rules[0].name (line 7, column 15)',
      'must be at least 1 character',
    ],
    [
      'an odd id',
      of({ id: 'A b' }),
      'rules[0].id (line 20, column 13)',
      'must be lower-case letters, digits and hyphens',
    ],
    ['no matchers', of({ when: undefined }), 'rules[0].when (line 6, column 5)', 'is missing'],
    ['an odd switch', of({ on: 'yes' }), 'rules[0].on (line 20, column 13)', 'must be true or false'],
    [
      'an unknown key of a rule',
      of({ wen: [] }),
      'rules[0].wen (line 20, column 14)',
      'is unknown here, perhaps "when"',
    ],
    [
      'an unknown matcher',
      when({ match: 'form', is: ['x'] }),
      'rules[0].when[0].match (line 10, column 20)',
      /^must be "event", "from", .* or "tool", perhaps "from"$/,
    ],
    [
      'a matcher without a name',
      when({ is: ['x'] }),
      'rules[0].when[0].match (line 9, column 9)',
      'is missing',
    ],
    [
      'a matcher of nothing',
      when({ match: 'from' }),
      'rules[0].when[0] (line 9, column 9)',
      'needs "is" or "prefix"',
    ],
    [
      'a text for a list',
      when({ match: 'from', is: '+1' }),
      'rules[0].when[0].is (line 11, column 17)',
      'must be a list',
    ],
    [
      'an empty list',
      when({ match: 'from', is: [] }),
      'rules[0].when[0].is (line 11, column 17)',
      'must be at least 1 entry',
    ],
    [
      'an unknown key of a matcher',
      when({ match: 'from', prefx: ['+1'], is: ['x'] }),
      'rules[0].when[0].prefx (line 11, column 20)',
      'is unknown here, perhaps "prefix"',
    ],
    [
      'a time that is none',
      when({ match: 'time', from: '9:00', until: '10:00' }),
      /when\[0\]\.from/,
      'must be a time such as 09:30',
    ],
    [
      'a day that is none',
      when({ match: 'time', from: '09:00', until: '10:00', days: ['mno'] }),
      /days\[0\]/,
      /or "sat", perhaps "mon"$/,
    ],
    [
      'a zone that is none',
      when({ match: 'time', from: '09:00', until: '10:00', zone: 'Mars' }),
      /zone/,
      /must be a time zone/,
    ],
    ['every first', when({ match: 'every', nth: 1 }), /nth/, 'must be at least 2'],
    ['every one and a half', when({ match: 'every', nth: 1.5 }), /nth/, 'must be a whole number'],
    [
      'a share of nothing',
      when({ match: 'share', experiment: 'x', percent: 0 }),
      /percent/,
      'must be more than 0',
    ],
    [
      'a share of more than all',
      when({ match: 'share', experiment: 'x', percent: 101 }),
      /percent/,
      'must be at most 100',
    ],
    [
      'shares of more than all together',
      file([60, 50].map(percent => ({ ...vip, when: [{ match: 'share', experiment: 'x', percent }] }))),
      /^rules\[1\]\.when\[0\]\.percent \(line \d+/,
      'the shares of “x” come to 110 %, more than 100 %',
    ],
    [
      'two shares of one experiment in one rule',
      of({ when: [1, 2].map(percent => ({ match: 'share', experiment: 'x', percent })) }),
      /^rules\[0\]\.when\[1\]\.experiment/,
      'the rule has a share of “x” already, and no call is in both',
    ],
    [
      'a path that is none',
      when({ match: 'body', path: '$.a[x]' }),
      /^rules\[0\]\.when\[0\]\.path/,
      /^“\$\.a\[x\]” is no JSON path: /,
    ],
    [
      'an object for a value',
      when({ match: 'body', path: 'a', is: [{}] }),
      /is\[0\]/,
      'must be a text, a number, true, false or null',
    ],
    [
      'one id twice',
      file([
        { ...vip, id: 'a' },
        { ...vip, id: 'a' },
      ]),
      /^rules\[1\]\.id/,
      '“a” is the id of rules[0] already',
    ],
    ['no action', of({ action: undefined }), /^rules\[0\]\.action/, 'is missing'],
    ['an unknown action', of({ action: { do: 'anwser' } }), /action\.do/, /perhaps "answer"$/],
    ['an answer without a name', of({ action: { do: 'answer' } }), /action/, 'needs "answer" or "file"'],
    [
      'a rule without a name, of which its id would be made',
      file([vip, { when: [], action: { do: 'forward' } }]),
      /^rules\[1\]\.name \(line/,
      'is missing',
    ],
    ...['constructor', 'toString', '__proto__'].flatMap((word): [string, string, RegExp, RegExp][] => [
      [`the matcher ${word}`, when({ match: word }), /^rules\[0\]\.when\[0\]\.match/, /^must be "event"/],
      [`the action ${word}`, of({ action: { do: word } }), /^rules\[0\]\.action\.do/, /^must be "answer"/],
      [`a key for the matcher ${word}`, of({ match: word }), /^rules\[0\]\.match/, /^is unknown here/],
      [`a key for the action ${word}`, of({ do: word }), /^rules\[0\]\.do/, /^is unknown here/],
    ]),
    [
      'an answer of two names',
      of({ action: { do: 'answer', answer: 'a', file: 'b' } }),
      /action/,
      'needs "answer" or "file"',
    ],
    [
      'a handler that is none',
      of({ action: { do: 'forward', to: 'ftp://x' } }),
      /action\.to/,
      /^must be a URL/,
    ],
  ])('is refused with %s, with place and reason', (_, text, place, reason) => {
    expect(readRulesFile(text)).toEqual({
      ok: false,
      place: typeof place === 'string' ? place : expect.stringMatching(place),
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    })
  })

  it('that is nested beyond measure is refused, not run into', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    expect(readRulesFile(deep)).toMatchObject({ ok: false })
    expect(readRulesFile(file([]).replace('[]', deep))).toMatchObject({ ok: false })
    expect(readRulesFile(deep.slice(1))).toMatchObject({ ok: false })
  })
})
