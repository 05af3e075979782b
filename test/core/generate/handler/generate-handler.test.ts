import { createHmac, timingSafeEqual } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateHandler } from '../../../../core/generate/handler/generate-handler.ts'
import type { HandlerSource } from '../../../../core/generate/handler/make-plan.ts'
import { compile, fillIn } from '../../../../core/templates/fill-in.ts'
import { makeLiquid } from '../../../../core/templates/liquid.ts'
import { type Rule, RuleList } from '../../../../shared/rules/rule.ts'
import { awkwardText, handlerSource, liveAnswer } from '../../../support/handler-source.ts'

interface Reply {
  readonly status: number
  readonly body: string
}
type Answer = (call: object) => Reply
interface Functions {
  readonly answerEvent: Answer
  readonly answerTool: Answer
  readonly answerLate: Answer
}

const nothing = () => ({ disable: () => {}, use: () => {}, listen: () => {} })
const given = {
  process: { env: { WEBHOOK_SECRET: 'x', PUBLIC_URL: 'https://mine.example/h/' } },
  express: Object.assign(nothing, { raw: () => {} }),
  createHmac,
  timingSafeEqual,
}

/** The functions of a whole handler for Express, which listens nowhere. */
const functionsOf = (source: HandlerSource): Functions => {
  const { text } = generateHandler(source, 'express')
  const code = text.replace(/^import .*$/gm, '')
  const make = new Function(...Object.keys(given), `${code}\nreturn { answerEvent, answerTool, answerLate }`)
  return make(...Object.values(given))
}

const call = (more: object = {}): object => ({
  type: 'telephony.incoming',
  tool: null,
  callId: '1',
  fromNumber: '+14155550199',
  toNumber: '+16505550123',
  data: { call_id: 1 },
  body: {},
  query: new URLSearchParams(),
  headers: [],
  at: Date.UTC(2026, 10, 21, 9, 30, 5),
  ...more,
})

const rulesOf = (...rules: readonly object[]): Rule[] =>
  RuleList.parse(rules.map((rule, at) => ({ id: `r${at}`, name: `Rule ${at}`, when: [], ...rule })))

const plainText = awkwardText.filter(text => !/\{[{%]/.test(text))

describe('a generated handler', () => {
  it('gives any JSON as it was written, whatever texts and names are in it', () => {
    const document = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 })
    fc.assert(
      fc.property(document, plainText, awkwardText, (value, prompt, name) => {
        const content = JSON.stringify({ prompt, value, ['__proto__']: 1 })
        fc.pre(!/\{[{%]/.test(content))
        const rules = rulesOf({
          name: name.trim().slice(0, 120).trim() || 'x',
          when: [{ match: 'query', name: prompt.slice(0, 500) || 'x', is: [prompt.slice(0, 500) || 'x'] }],
          action: { do: 'answer', answer: 'x' },
        })
        const source = handlerSource({
          rules,
          origin: name,
          answers: new Map([['x', liveAnswer(`${name}x`, content, 'tool')]]),
        })
        // What the query cannot carry has become another sign there.
        const query = { getAll: (asked: string) => (asked === (prompt.slice(0, 500) || 'x') ? [asked] : []) }
        const { body } = functionsOf(source).answerEvent(call({ query }))
        expect(JSON.parse(body)).toEqual(JSON.parse(content))
      }),
      { numRuns: 150 },
    )
  })

  it('fills in what it translates of a template as Hookswitch does', () => {
    const word = fc.constantFrom(
      '"you"',
      "'a'",
      '7',
      'data.name',
      'query.q',
      'data.list[0]',
      'data["a b"].c',
      'type',
    )
    const filter = fc.oneof(
      fc.constantFrom('upcase', 'downcase', 'capitalize', 'strip'),
      word.map(w => `default: ${w}`),
      word.map(w => `append: ${w}`),
      word.map(w => `prepend: ${w}`),
      fc.constantFrom('replace: "a", "oo"', 'remove: "b"'),
    )
    const output = fc.oneof(
      fc
        .tuple(word, fc.array(filter, { maxLength: 3 }))
        .map(([w, filters]) => `{{ ${[w, ...filters].join(' | ')} }}`),
      fc.constantFrom(
        '{{ now }}',
        '{{ caller.name | default: "there" }}',
        '{{ data.none.at.all }}',
        '{{ data.list }}',
        '{{ data.flag }}',
        '{{- data.name -}}',
        '{% comment %}x{% endcomment %}',
        '{{ tunnel }}/t/x',
        '{{ now | date: "%A, %a %d %B %b %m %Y %y, %H:%M:%S %I %p 100%%", "America/New_York" }}',
        '{{ now | date: "%-d.%-m. %-H:%-M:%-S %-I" }}',
      ),
    )
    const values = fc.record({
      name: fc.oneof(awkwardText, fc.constantFrom(null, 0, 1.5, false, '')),
      list: fc.array(fc.oneof(awkwardText, fc.integer())),
      flag: fc.boolean(),
      'a b': fc.constantFrom({ c: 'deep' }, 'flat', null),
    })
    const now = Date.UTC(2026, 0, 5, 3, 4, 9)
    fc.assert(
      fc.property(
        fc.array(fc.oneof(plainText, output), { minLength: 1, maxLength: 6 }),
        values,
        awkwardText,
        (parts, data, q) => {
          const text = JSON.stringify({ prompt: parts.join(' ') })
          const liquid = makeLiquid()
          const context = {
            data,
            type: 'telephony.incoming',
            query: { q },
            caller: null,
            tunnel: 'https://mine.example/h',
            now: new Date(now).toISOString(),
          }
          const wanted = fillIn(liquid, compile(liquid, text), context, 5_000)
          const functions = functionsOf(handlerSource({ answer: liveAnswer('A', text) }))
          const query = { get: (name: string) => (name === 'q' ? q : null) }
          expect(JSON.parse(functions.answerEvent(call({ data, query, at: now })).body)).toEqual(
            JSON.parse(wanted),
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  it('marks what it does not translate, answers {} there, and says so', () => {
    const templated = (prompt: string) => liveAnswer('VIP\n// x', JSON.stringify({ prompt, voice: 'v' }))
    const bad = [
      '{% if data.x %}a{% endif %}',
      '{{ data.list | sort }}',
      '{{ data.list.size }}',
      '{{ data[query.x] }}',
      '{{ data.a == 1 }}',
      '{{ data.at | date: "%H" }}',
      '{{ now | date: "%s" }}',
      '{{ caller.name }}',
      '{{ data.x',
    ]
    for (const prompt of bad) {
      const source = handlerSource({ answer: templated(prompt), callers: true })
      const { text, notes } = generateHandler(source, 'flask')
      expect([prompt, notes]).toEqual([
        prompt,
        [expect.stringMatching(/^“VIP \/\/ x” is not translated, because .*TODO/)],
      ])
      expect(text).toMatch(/# VIP \/\/ x, revision 1\n# TODO: write it by hand, because /)
      expect(functionsOf(source).answerEvent(call())).toEqual({ status: 200, body: '{}' })
    }
    const rules = rulesOf(
      {
        when: [{ match: 'from', is: ['web'] }],
        action: { do: 'forward', to: 'https://me:pass@x.example/a?key=1' },
      },
      { when: [{ match: 'to', is: ['1'] }], action: { do: 'breakpoint' } },
    )
    const { text, notes } = generateHandler(
      handlerSource({ rules, forwardTo: 'http://127.0.0.1:3/h?token=2' }),
      'fastapi',
    )
    expect(notes).toEqual([
      'The rule “Rule 0” forwards to https://x.example/a: it is a TODO that answers {}.',
      'The rule “Rule 1” stops at a breakpoint: it is a TODO that answers {}.',
      expect.stringContaining('forwards to http://127.0.0.1:3/h what no rule takes'),
    ])
    expect(text.match(/# TODO: /g)).toHaveLength(2)
    expect(text).not.toMatch(/pass|key=1|token=2/)
    expect(functionsOf(handlerSource({ rules })).answerEvent(call({ fromNumber: 'WEB' })).body).toBe('{}')
  })

  it('gives the deadline answer, serves only the numbers of the connection, and has no name twice', () => {
    const named = ['Event', 'Tool', 'Late', 'late!', 'in time', 'ÉVENT', '事件', '']
    const rules = rulesOf(
      ...named.map(name => ({
        when: [{ match: 'query', name: 'n', is: [name || 'none'] }],
        action: { do: 'answer', answer: name || 'none' },
      })),
    )
    const functions = functionsOf(
      handlerSource({
        rules,
        answers: new Map(
          named.map(name => [name || 'none', liveAnswer(name, JSON.stringify({ prompt: name, voice: 'v' }))]),
        ),
        deadlineAnswer: liveAnswer('Fallback', '{"prompt":"Late","voice":"v"}'),
        onlyNumbers: ['+1 (415) 555-0199', 'web'],
      }),
    )
    for (const name of named.slice(0, -1)) {
      const { body } = functions.answerEvent(call({ query: new URLSearchParams({ n: name }) }))
      expect(JSON.parse(body).prompt).toBe(name)
    }
    expect(JSON.parse(functions.answerLate(call()).body).prompt).toBe('Late')
    expect(functions.answerEvent(call({ fromNumber: '+1', toNumber: null })).body).toBe('{}')
    expect(JSON.parse(functions.answerEvent(call({ fromNumber: 'Web' })).body).prompt).toBe('Hello')
    expect(functions.answerEvent(call({ type: 'telephony.complete' }))).toEqual({ status: 200, body: '{}' })
  })

  it('counts a delivery that comes twice once where a rule takes every nth', () => {
    const rules = rulesOf({ when: [{ match: 'every', nth: 2 }], action: { do: 'answer', answer: 'x' } })
    const { answerEvent } = functionsOf(
      handlerSource({ rules, answers: new Map([['x', liveAnswer('x', '{"prompt":"Second","voice":"v"}')]]) }),
    )
    const prompts = ['1', '1', '2', '2', '3', '4'].map(
      callId => JSON.parse(answerEvent(call({ callId })).body).prompt,
    )
    expect(prompts).toEqual(['Hello', 'Hello', 'Second', 'Second', 'Hello', 'Second'])
  })

  it('is the same for the same rules and answers', () => {
    const source = handlerSource()
    for (const framework of ['express', 'fastify', 'fastapi', 'flask'] as const)
      expect(generateHandler(source, framework)).toEqual(generateHandler(source, framework))
  })
})
