import { describe, expect, it } from 'vitest'
import type { Given } from '../../../core/delivery/given.ts'
import type { Pending } from '../../../core/delivery/pending.ts'
import { respond } from '../../../core/delivery/respond.ts'
import type { RuleSet } from '../../../core/rules/rule-set.ts'
import { developerHandler, giveConfig, unusedPort } from '../../support/developer-handler.ts'
import { allMatch, config, live, pendingOf, rendererOf, rule } from './pending-of.ts'

/** `rule vip#3 by r1`: who answered. */
const who = ({ source, answer, rule: by }: Given): string =>
  [source, answer ? `${answer.id}#${answer.revision}` : null, by ? `by ${by.id}` : null]
    .filter(word => word !== null)
    .join(' ')
const endOf = (pending: Pending, given: Given): string | undefined =>
  pending.trail.routing(given, pending.asked.route)?.end
const handlerAt = (url: string) => ({ url, secret: null, insecure: false })
const nobody = async () => handlerAt(`http://127.0.0.1:${await unusedPort()}/`)

describe('who answers', () => {
  it('is the default answer when there is nothing else, with nothing worth telling', async () => {
    const { pending, line } = pendingOf()
    const given = await respond(pending)
    expect(who(given)).toBe('default default#3')
    expect(given.body).toBe(line.answer().bytes)
    expect(endOf(pending, given)).toBeUndefined()
  })

  it('is the handler where one is set, and a rule before it', async () => {
    const handler = await developerHandler()
    const forward = handlerAt(handler.url)
    const { pending } = pendingOf({ forward })
    const given = await respond(pending)
    expect([who(given), given.target]).toEqual(['forward', forward])
    expect(given.handler).toEqual({
      connect: expect.any(Number),
      firstByte: expect.any(Number),
      done: expect.any(Number),
    })

    const { set } = allMatch(rule('r1', { do: 'answer', answer: 'vip' }))
    const ruled = pendingOf({ forward, rules: set, answers: [live('vip')] })
    const byRule = await respond(ruled.pending)
    expect(who(byRule)).toBe('rule vip#3 by r1')
    expect(endOf(ruled.pending, byRule)).toBe('The rule “r1” gave “vip”, revision 3.')
    expect(handler.seen).toHaveLength(1)
  })

  it('is the next rule when one cannot do what it should, whatever the reason', async () => {
    const broken = live('broken', { text: '{"prompt":"{{ broken }}","voice":"v"}' })
    const rules = allMatch(
      rule('deleted', { do: 'answer', answer: 'gone' }),
      rule('broken', { do: 'answer', answer: 'broken' }),
      rule('nowhere', { do: 'forward' }),
      rule('good', { do: 'answer', answer: 'vip' }),
    )
    const { pending } = pendingOf({ rules: rules.set, answers: [broken, live('vip')] })
    expect(who(await respond(pending))).toBe('rule vip#3 by good')
    expect(rules.failures).toEqual([
      'deleted: there is no answer “gone”',
      'broken: a template of “broken” failed: undefined filter: broken',
      'nowhere: no handler is set to forward it to',
    ])
  })

  it('is whoever comes after the rules when none of them can', async () => {
    const rules = allMatch(rule('deleted', { do: 'answer', answer: 'gone' }))
    const { pending } = pendingOf({ rules: rules.set })
    const given = await respond(pending)
    expect(who(given)).toBe('default default#3')
    expect(pending.trail.routing(given, pending.asked.route)).toEqual({
      steps: [{ ruleId: 'deleted', name: 'deleted', result: 'took', why: 'it is a test' }],
      end: 'No rule took it, so the default answer went out: “default”, revision 3.',
    })
  })

  it('is a plain acknowledgement for other events, unless a rule takes them', async () => {
    const { pending } = pendingOf({ eventType: 'telephony.complete' })
    const given = await respond(pending)
    expect([who(given), given.body.toString()]).toEqual(['default', '{}'])
    const rules = allMatch(rule('r1', { do: 'answer', answer: 'vip' })).set
    const ruled = pendingOf({ eventType: 'telephony.complete', rules, answers: [live('vip')] })
    expect(who(await respond(ruled.pending))).toBe('rule vip#3 by r1')
  })

  it('is the handler that a rule names, with the secret that is set where no handler is', async () => {
    const named = await developerHandler()
    const rules = allMatch(rule('r1', { do: 'forward', to: named.url })).set
    const handlerTrust = { secret: 's', insecure: true }
    const given = await respond(pendingOf({ rules, handlerTrust }).pending)
    expect(given.target).toEqual({ ...handlerTrust, url: named.url })
    expect(named.seen[0]?.headers.map(([name]) => name)).toContain('X-Hookswitch-Resigned')
  })

  it('is the handler that a rule names, with the secret of the one that is set', async () => {
    const named = await developerHandler()
    const rules = allMatch(rule('r1', { do: 'forward', to: named.url })).set
    const set = { url: 'http://127.0.0.1:1/', secret: 's', insecure: false }
    const { pending } = pendingOf({ rules, forward: set })
    expect(who(await respond(pending))).toBe('forward by r1')
    expect(named.seen[0]?.headers.map(([name]) => name)).toContain('X-Hookswitch-Resigned')
    const alone = pendingOf({ rules })
    expect(who(await respond(alone.pending))).toBe('forward by r1')
    expect(named.seen[1]?.headers.map(([name]) => name)).not.toContain('X-Hookswitch-Resigned')
  })
})

describe('a handler without an answer', () => {
  it('leaves it to the default answer when it is not there, also where a rule passed it on', async () => {
    const forward = await nobody()
    const plain = pendingOf({ forward })
    const given = await respond(plain.pending)
    expect([who(given), given.handlerProblem]).toEqual(['default default#3', 'nothing listens there'])
    const rules = allMatch(rule('r1', { do: 'forward' })).set
    const ruled = pendingOf({ forward, rules })
    const byRule = await respond(ruled.pending)
    expect(who(byRule)).toBe('default default#3 by r1')
    expect(endOf(ruled.pending, byRule)).toBe(
      'The rule “r1” passed it to a handler that gave no answer (nothing listens there), so the default answer went out: “default”, revision 3.',
    )
  })

  it('leaves it to the deadline answer when it is late, and is awaited still', async () => {
    const handler = await developerHandler(response => setTimeout(() => giveConfig(response, never), 150))
    const forward = handlerAt(handler.url)
    const { pending } = pendingOf({ forward, leftMs: 50, deadlineAnswer: live('calm') })
    const given = await respond(pending)
    expect([who(given), given.handlerProblem]).toEqual(['deadline calm#3', 'it was late'])
    expect(given.handler?.done).toBeUndefined()
    expect(await given.late).toMatchObject({ status: 200 })
    expect(given.handler?.done).toBeGreaterThan(140)
  })

  it.each([
    [{ beyond: true }, 1_000, 'it was not asked: there are more calls at once than the tunnel carries'],
    [{}, 0, 'it was not asked: the call waited for the tunnel until its time was up'],
  ])('is not asked when there is no room or no time: %j, %i ms', async (asked, leftMs, why) => {
    const handler = await developerHandler()
    const around = { forward: handlerAt(handler.url), asked, leftMs, deadlineAnswer: live('calm') }
    const given = await respond(pendingOf(around).pending)
    expect([who(given), given.handlerProblem]).toEqual(['deadline calm#3', why])
    expect(handler.seen).toEqual([])
  })
})

it.each([
  [1_500, 520, "it was not asked: the margin of 1 500 ms and the tunnel's ~520 ms leave no time"],
  [2_000, 0, 'it was not asked: the margin of 2 000 ms leaves no time'],
])(
  'a margin of %i ms and an estimate of %i ms that leave no time are why a handler is not asked',
  async (...row) => {
    const [marginMs, estimateMs, why] = row
    const { pending, line } = pendingOf({ forward: handlerAt('http://127.0.0.1:1/'), leftMs: 0 })
    Object.assign(line, {
      deadline: () => ({ marginMs, answer: null }),
      tunnel: () => ({ estimateMs, errorMs: 0 }),
    })
    expect((await respond(pending)).handlerProblem).toBe(why)
  },
)

const never = { method: '', url: '', headers: [], body: Buffer.alloc(0), sha256: '' }

describe('the deadline answer', () => {
  const slow = rendererOf(() => new Promise(() => {}))

  it('goes out when templates take too long, in the place of a rule’s answer', async () => {
    const rules = allMatch(rule('r1', { do: 'answer', answer: 'vip' })).set
    const vip = live('vip', { text: '{"prompt":"{{ x }}","voice":"v"}' })
    const responders = { templates: slow }
    const { pending } = pendingOf({
      rules,
      answers: [vip],
      responders,
      leftMs: 40,
      deadlineAnswer: live('calm'),
    })
    const startedAt = performance.now()
    const given = await respond(pending)
    expect(performance.now() - startedAt).toBeLessThan(300)
    expect(who(given)).toBe('deadline calm#3 by r1')
    expect(endOf(pending, given)).toContain('The templates of “vip” were not filled in in time.')
  })

  it('is filled in ahead, and is the platform’s own agent when that is not done in time', async () => {
    const never = await developerHandler(() => {})
    const calm = live('calm', { text: '{"prompt":"Call {{ x }}","voice":"v"}' })
    const around = { forward: handlerAt(never.url), leftMs: 120, deadlineAnswer: calm }
    const taking = rendererOf(async (_, text) => {
      await new Promise(resolve => setTimeout(resolve, 30))
      return { ok: true, text: text.replace('{{ x }}', 'FILLED') }
    })
    const given = await respond(pendingOf({ ...around, responders: { templates: taking } }).pending)
    expect([who(given), JSON.parse(given.body.toString()).prompt]).toEqual(['deadline calm#3', 'Call FILLED'])
    const late = await respond(pendingOf({ ...around, responders: { templates: slow } }).pending)
    expect([who(late), late.body.toString()]).toEqual(['deadline', '{}'])
  })

  it('is never for other events: the chosen one is no acknowledgement', async () => {
    const never = await developerHandler(() => {})
    const around = { forward: handlerAt(never.url), leftMs: 40, deadlineAnswer: live('calm') }
    const given = await respond(pendingOf({ ...around, eventType: 'telephony.complete' }).pending)
    expect([who(given), given.body.toString()]).toEqual(['deadline', '{}'])
  })
})

describe('an answer as bytes', () => {
  it('has its templates filled in and is judged by what came of them', async () => {
    const vip = live('vip', { text: '{"prompt":"{{ x }}","voice":"v"}' })
    const rules = allMatch(rule('r1', { do: 'answer', answer: 'vip' })).set
    const given = await respond(pendingOf({ rules, answers: [vip] }).pending)
    expect(given.body.toString()).toBe('{"prompt":"FILLED","voice":"v"}')
    expect(given.check).toMatchObject({ kind: 'config', voice: 'v' })
  })

  it('is, as a negative test, its status and its exact bytes, later than the deadline if it says so', async () => {
    const text = '{{ not filled in'
    const test = live('test', { text, status: 503, delayMs: 120 }, 'test')
    const rules = allMatch(rule('r1', { do: 'answer', answer: 'test' })).set
    const { pending } = pendingOf({ rules, answers: [test], leftMs: 30, deadlineAnswer: live('calm') })
    const startedAt = performance.now()
    const given = await respond(pending)
    expect(performance.now() - startedAt).toBeGreaterThan(115)
    expect([who(given), given.status, given.body.toString()]).toEqual(['rule test#3 by r1', 503, text])
  })

  it('is not delayed any longer when the sender has hung up', async () => {
    const test = live('test', { delayMs: 60_000 }, 'test')
    const rules = allMatch(rule('r1', { do: 'answer', answer: 'test' })).set
    const whenGone = (listener: () => void) => void setTimeout(listener, 20)
    const { pending } = pendingOf({ rules, answers: [test], asked: { whenGone } })
    expect(who(await respond(pending))).toBe('rule test#3 by r1')
  })
})

describe('whatever fails', () => {
  const failing = (part: 'run' | 'next'): RuleSet => ({
    rules: [rule('r1', { do: 'answer', answer: 'vip' })],
    run: () => {
      if (part === 'run') throw new Error('no run')
      return {
        next: () => {
          throw new Error('no next')
        },
        failed: () => {},
        steps: () => [],
      }
    },
  })

  it.each(['run', 'next'] as const)('the call has its answer: rules whose %s throws', async part => {
    const { pending, breakpoints } = pendingOf({ rules: failing(part) })
    breakpoints.arm('c', 'off')
    const given = await respond(pending)
    expect(who(given)).toBe('default default#3')
    expect(endOf(pending, given)).toContain(`no ${part}`)
  })

  it('the call has its answer: a renderer that rejects', async () => {
    const templates = rendererOf(() => Promise.reject(new Error('it died')))
    const answers = [live('vip', { text: '{"prompt":"{{ x }}","voice":"v"}' })]
    const rules = allMatch(rule('r1', { do: 'answer', answer: 'vip' }))
    const { pending } = pendingOf({ rules: rules.set, answers, responders: { templates } })
    expect(who(await respond(pending))).toBe('default default#3')
    expect(rules.failures).toEqual(['r1: a template of “vip” failed: it died'])
  })

  it('in the default answer’s template, the platform’s own agent goes out and the page says why', async () => {
    const { pending, line } = pendingOf()
    const broken = live('default', { text: '{"prompt":"{{ broken }}","voice":"v"}' })
    Object.assign(line, { answer: () => broken })
    const given = await respond(pending)
    expect([who(given), given.body.toString()]).toEqual(['default', '{}'])
    expect(endOf(pending, given)).toBe(
      'The default answer could not be made: a template of “default” failed: undefined filter: broken. Nothing else answered, so the default answer went out: the platform’s own agent.'.replace(
        '’',
        "'",
      ),
    )
  })

  it('with a URL that is none, the default answer goes out', async () => {
    const given = await respond(pendingOf({ forward: handlerAt('no url') }).pending)
    expect([who(given), given.handlerProblem]).toEqual(['default default#3', 'Invalid URL'])
  })

  it('in a breakpoint, the call goes on', async () => {
    const { pending, breakpoints } = pendingOf()
    Object.assign(breakpoints, {
      takesNext: () => true,
      wait: () => Promise.reject(new Error('no wait')),
    })
    const given = await respond(pending)
    expect(who(given)).toBe('default default#3')
    expect(endOf(pending, given)).toContain('no wait')
  })
})

describe('an unreadable body', () => {
  it('gets the platform’s own agent, whatever the rules say', async () => {
    const rules = allMatch(rule('r1', { do: 'answer', answer: 'default' }))
    const given = await respond(pendingOf({ rules: rules.set, asked: { readable: false } }).pending)
    expect([who(given), rules.counted()]).toEqual(['default', 0])
    expect(config('x')).toContain('x')
  })
})
