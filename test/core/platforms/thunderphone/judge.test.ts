import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../../core/platforms/adapter.ts'
import { judge } from '../../../../core/platforms/thunderphone/judge.ts'
import { checkConfig } from '../../../../shared/platforms/thunderphone/check-config.ts'

const good = { prompt: 'Be kind.', voice: 'en-US-James1' }
const empty = { kind: 'empty', findings: [] } as const
const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  eventType: 'telephony.incoming',
  tool: null,
  source: 'default',
  status: 200,
  check: checkConfig(good),
  localMs: 12,
  tunnelEstimateMs: 0,
  handlerProblem: null,
  answerProblems: [],
  passedOver: null,
  readable: true,
  voices: null,
  ...change,
})
const unknownKey = checkConfig({ ...good, promt: 'x', product: 'x' })
const invalid = checkConfig({ voice: 'x' })

describe('the verdict of a blocking event', () => {
  const rows: [name: string, change: Partial<Outcome>, verdict: string, words: string][] = [
    ['a good config in time', {}, 'used config documented', 'ThunderPhone should use your config.'],
    ['any 2xx', { status: 201 }, 'used config documented', 'use your config'],
    [
      'exactly the limit',
      { localMs: 2_000, check: checkConfig({}) },
      'fallback empty documented',
      'as the answer says',
    ],
    [
      'over the limit',
      { localMs: 2_001 },
      'fallback timeout documented',
      'took 2 001 ms, more than the 2 000 ms',
    ],
    ['a hang-up', { status: null }, 'fallback sender-gone inferred', 'hung up'],
    [
      '401 of a handler',
      { status: 401, source: 'forward' },
      'fallback status documented',
      'A wrong signing secret looks like this.',
    ],
    ['401 of a negative test', { status: 401 }, 'fallback status documented', 'had the status 401.'],
    ['403', { status: 403 }, 'fallback status documented', 'had the status 403'],
    ['500 with a good config', { status: 500 }, 'fallback status documented', 'had the status 500'],
    ['a redirect', { status: 302 }, 'fallback status documented', 'had the status 302'],
    [
      '{}',
      { check: checkConfig({}) },
      'fallback empty documented',
      "use the number's own agent, as the answer says",
    ],
    ['null', { check: checkConfig(null) }, 'fallback empty documented', 'as the answer says'],
    ['no body', { check: empty }, 'fallback empty inferred', 'the answer has no body'],
    ['204', { status: 204, check: empty }, 'fallback empty inferred', 'the answer has no body'],
    ['204 with a config', { status: 204 }, 'fallback empty inferred', 'the answer has no body'],
    ['a list', { check: checkConfig([]) }, 'fallback not-json inferred', 'no JSON object'],
    ['an unknown key', { check: unknownKey }, 'rejected unknown-key documented', 'did you mean "prompt"?'],
    ['a missing prompt', { check: invalid }, 'rejected invalid inferred', '"prompt" is missing.'],
    [
      'a missing voice',
      { check: checkConfig({ prompt: 'x' }) },
      'rejected invalid inferred',
      '"voice" is missing',
    ],
    [
      'an unknown product',
      { check: checkConfig({ ...good, product: 'x' }) },
      'rejected invalid inferred',
      '"product"',
    ],
    [
      'a wrong type',
      { check: checkConfig({ ...good, tools: 1 }) },
      'rejected invalid inferred',
      '"tools" must be a list',
    ],
    [
      'manual without its prompt',
      { check: checkConfig({ ...good, acknowledgement_prompt_mode: 'manual' }) },
      'rejected invalid inferred',
      '"acknowledgement_prompt" is missing',
    ],
    [
      'the tunnel may use up the rest',
      { localMs: 1_800, tunnelEstimateMs: 200 },
      'at-risk tunnel inferred',
      "the tunnel's ~200 ms",
    ],
    [
      'the tunnel leaves a millisecond',
      { localMs: 1_799, tunnelEstimateMs: 200 },
      'used config documented',
      'use your config',
    ],
    ['the web', { eventType: 'web.incoming' }, 'used config documented', 'use your config'],
    [
      'the legacy name',
      { eventType: 'call.incoming', localMs: 2_500 },
      'fallback timeout documented',
      '2 500 ms',
    ],
  ]
  it.each(rows)('%s', (_, change, expected, words) => {
    const { result, reason, certainty, text } = judge(outcome(change))
    expect(`${result} ${reason} ${certainty}`).toBe(expected)
    expect(text).toContain(words)
    if (result === 'fallback') expect(text).toContain("the number's own agent")
    if (result === 'rejected') expect(text).toContain("The caller then hears the number's own agent.")
  })

  it('of a deadline answer says why nothing else had answered', () => {
    const deadline: Partial<Outcome> = { source: 'deadline', check: checkConfig({}) }
    expect(judge(outcome({ ...deadline, handlerProblem: 'nothing listens there' })).text).toBe(
      "ThunderPhone should fall back to the number's own agent: your handler gave no answer (nothing listens there), so the deadline answer went out.",
    )
    expect(judge(outcome(deadline)).text).toContain('nothing could answer in time')
  })

  it('tells of a handler that gave no answer, whatever went out in its place', () => {
    const handlerProblem = 'nothing listens there'
    expect(judge(outcome({ source: 'default', handlerProblem, check: checkConfig({}) })).text).toBe(
      "ThunderPhone should fall back to the number's own agent: your handler gave no answer (nothing listens there), so the default answer went out.",
    )
    for (const source of ['default', 'deadline'] as const)
      expect(judge(outcome({ source, handlerProblem }))).toMatchObject({
        result: 'used',
        warnings: [`Your handler gave no answer (nothing listens there), so the ${source} answer went out.`],
      })
  })

  it('is the first row that applies', () => {
    const worst: Partial<Outcome>[] = [
      { localMs: 2_001 },
      { status: 500 },
      { check: checkConfig({}) },
      { check: unknownKey },
      { localMs: 1_999, tunnelEstimateMs: 500 },
    ]
    const reasons = worst.map(
      (_, i) =>
        judge(outcome(Object.assign({}, ...worst.slice(i).reverse(), i > 0 ? { localMs: 1_999 } : {})))
          .reason,
    )
    expect(reasons).toEqual(['timeout', 'status', 'empty', 'unknown-key', 'tunnel'])
  })

  it('says that an answer of no use is that, however late the tunnel makes it', () => {
    const slow = { localMs: 1_990, tunnelEstimateMs: 500 }
    expect(judge(outcome({ ...slow, check: invalid })).result).toBe('rejected')
    expect(judge(outcome({ ...slow, check: checkConfig({}) })).result).toBe('fallback')
  })

  it('warns of what is odd, and of a voice that is not listed', () => {
    const check = checkConfig({ ...good, product: 'bolt', acknowledgement_prompt: 'Hm' })
    expect(judge(outcome()).warnings).toBeUndefined()
    expect(judge(outcome({ voices: new Set(['en-US-James1']) })).warnings).toBeUndefined()
    expect(judge(outcome({ check, voices: new Set(['other']) }))).toMatchObject({
      result: 'used',
      warnings: [expect.stringContaining('"bolt"'), 'ThunderPhone does not list the voice "en-US-James1".'],
    })
  })
})

describe('the verdict of any other event', () => {
  it.each<[string, Partial<Outcome>, string, string]>([
    ['200', {}, 'acknowledged status', 'delivered'],
    ['204', { status: 204, check: empty }, 'acknowledged status', 'delivered'],
    ['a body that would be rejected', { check: unknownKey }, 'acknowledged status', 'delivered'],
    ['2xx after three seconds', { localMs: 3_000 }, 'acknowledged status', 'delivered'],
    ['200 to what is no JSON', { eventType: null, readable: false }, 'acknowledged not-json', 'not JSON'],
    ['404', { status: 404 }, 'will-retry status', 'the status 404'],
    ['a redirect', { status: 301 }, 'will-retry status', 'the status 301'],
    ['more than 30 seconds', { localMs: 30_001 }, 'will-retry timeout', '30 001 ms'],
    ['a hang-up', { status: null, localMs: 31_000 }, 'will-retry sender-gone', 'hung up'],
  ])('%s', (_, change, expected, words) => {
    for (const eventType of ['telephony.complete', 'call.graded', 'sms.incoming', 'constructor', null]) {
      const { result, reason, certainty, text } = judge(outcome({ ...change, eventType }))
      expect(`${result} ${reason}`).toBe(expected)
      expect(certainty).toBe('documented')
      expect(text).toContain(words)
    }
  })
})

describe('the verdict of what we refused', () => {
  it.each([
    [401, 'signature'],
    [405, 'method'],
    [408, 'too-slow'],
    [413, 'too-large'],
  ])('%i is refused/%s for every event', (status, reason) => {
    for (const eventType of ['telephony.incoming', 'telephony.complete', null]) {
      const verdict = judge(outcome({ source: 'refused', status, eventType, check: empty }))
      expect(verdict).toMatchObject({
        result: 'refused',
        reason,
        text: expect.stringContaining(String(status)),
      })
    }
  })

  it('is a hang-up when the sender was gone', () => {
    expect(judge(outcome({ source: 'refused', status: null, check: empty })).reason).toBe('sender-gone')
  })
})

describe('an answer that could not be made', () => {
  const answerProblems = ['a template of “VIP” failed: prompt, line 2: unknown filter “x”']
  const warning = 'A template of “VIP” failed: prompt, line 2: unknown filter “x”.'

  it.each([
    ['used', {}],
    ['fallback', { localMs: 2_001 }],
    ['at-risk', { localMs: 1_900, tunnelEstimateMs: 300 }],
    ['rejected', { check: invalid }],
    ['acknowledged', { eventType: 'telephony.complete' }],
    ['acknowledged', { eventType: 'tool.call', tool: 'find' }],
  ] as const)('is a warning of the verdict, here %s', (result, change) => {
    expect(judge(outcome({ ...change, answerProblems }))).toMatchObject({ result, warnings: [warning] })
  })

  it('stands after the other warnings', () => {
    const { warnings } = judge(outcome({ handlerProblem: 'it was late', answerProblems }))
    expect(warnings).toEqual([expect.stringContaining('it was late'), warning])
  })

  const ownAgent = { check: checkConfig({}), notMade: 'it is not there' }
  it.each([
    [
      ownAgent,
      "ThunderPhone should fall back to the number's own agent: the default answer could not be made (it is not there).",
    ],
    [
      { ...ownAgent, handlerProblem: 'it was late' },
      "ThunderPhone should fall back to the number's own agent: your handler gave no answer (it was late), and the default answer could not be made (it is not there).",
    ],
    [
      { ...ownAgent, source: 'deadline' },
      "ThunderPhone should fall back to the number's own agent: nothing could answer in time, and the deadline answer could not be made (it is not there).",
    ],
  ] as const)('is why the number’s own agent takes the call: %j', (change, text) => {
    expect(judge(outcome(change)).text).toBe(text)
  })
})

it('a function tool that is called with another method is told which there are', () => {
  const { text } = judge(outcome({ tool: 'find', status: 405, source: 'refused' }))
  expect(text).toContain('POST, PUT, PATCH, GET or DELETE')
})
