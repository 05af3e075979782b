import { describe, expect, it, vi } from 'vitest'
import type { Given } from '../../../core/delivery/given.ts'
import { respond } from '../../../core/delivery/respond.ts'
import type { BreakpointChoice } from '../../../shared/breakpoint.ts'
import { developerHandler } from '../../support/developer-handler.ts'
import { allMatch, live, pendingOf, rule } from './pending-of.ts'

const who = ({ source, answer, rule: by }: Given): string =>
  [source, answer?.id, by ? `by ${by.id}` : undefined].filter(word => word !== undefined).join(' ')

/** A delivery that has come to a breakpoint; `choose` lets it go on. */
const stopped = async (around: Parameters<typeof pendingOf>[0] = {}, armed = true) => {
  const { pending, breakpoints, line } = pendingOf(around)
  if (armed) breakpoints.arm('c', 'next')
  const given = respond(pending)
  await vi.waitFor(() => expect(breakpoints.state('c').waiting).toHaveLength(1), { interval: 1 })
  const [waiting] = breakpoints.state('c').waiting
  const choose = (choice: BreakpointChoice) => breakpoints.choose('c', 'capture-1', choice)
  const end = async () => pending.trail.routing(await given, pending.asked.route)?.end
  return { given, waiting, choose, end, breakpoints, line }
}
const vipRule = rule('r1', { do: 'answer', answer: 'vip' })
const stopRule = rule('stop', { do: 'breakpoint' })

const findCall = pendingOf().pending.asked.route
const toolCall = {
  route: { ...findCall, tool: 'find', blocking: false, eventType: 'tool.call' },
  limitMs: 30_000,
}

describe('the call of a function tool at an armed breakpoint', () => {
  it('waits with its reply as the candidate', async () => {
    const reply = live('find', { text: '{"booking":"NW-1"}' }, 'tool')
    const { given, waiting, choose } = await stopped({ answers: [reply], asked: toolCall, leftMs: 29_000 })
    expect(waiting).toMatchObject({ tool: 'find', limitMs: 30_000, candidate: { answerId: 'find' } })
    choose({ kind: 'candidate' })
    expect([who(await given), (await given).body.toString()]).toEqual([
      'breakpoint find',
      '{"booking":"NW-1"}',
    ])
  })

  it('goes on to its reply when it is let go, and tells the model of it where there is none', async () => {
    const reply = live('find', { text: '{"booking":"NW-1"}' }, 'tool')
    const first = await stopped({ answers: [reply], asked: toolCall })
    first.choose({ kind: 'let-go' })
    expect(who(await first.given)).toBe('default find')
    const second = await stopped({ asked: toolCall })
    expect(second.waiting?.candidate.answerId).toBeNull()
    second.choose({ kind: 'let-go' })
    expect((await second.given).body.toString()).toContain('has no reply')
  })
})

describe('a call at an armed breakpoint', () => {
  it('is told with what Send gives: the answer of the first rule that has one, counting nothing', async () => {
    const rules = allMatch(
      rule('f', { do: 'forward' }),
      rule('d', { do: 'answer', answer: 'gone' }),
      stopRule,
      vipRule,
    )
    const { given, waiting, choose, end } = await stopped({ rules: rules.set, answers: [live('vip')] })
    expect(waiting).toMatchObject({
      id: 'capture-1',
      eventType: 'telephony.incoming',
      callId: '1',
      from: '+1',
      to: '+2',
      limitMs: 2_000,
      ruleName: null,
      candidate: { answerId: 'vip', name: 'vip', revision: 3 },
      canForward: false,
    })
    const leftMs = Date.parse(waiting?.answerBy ?? '') - Date.parse(waiting?.arrivedAt ?? '')
    expect(leftMs).toBeGreaterThan(900)
    expect(leftMs).toBeLessThan(1_100)
    choose({ kind: 'candidate' })
    expect(who(await given)).toBe('breakpoint vip')
    expect(rules.counted()).toBe(0)
    expect(await end()).toBe('It stopped at a breakpoint. Somebody chose “vip”, revision 3.')
  })

  it('gets the candidate as it was when it stopped, whatever is swapped in meanwhile', async () => {
    const { given, waiting, choose, line } = await stopped()
    expect(waiting?.candidate).toEqual({ answerId: 'default', name: 'default', revision: 3 })
    const before = line.answer()
    Object.assign(line, { answer: () => ({ ...before, revision: 4, bytes: Buffer.from('{}') }) })
    choose({ kind: 'candidate' })
    const { answer, body } = await given
    expect([answer?.revision, body]).toEqual([3, before.bytes])
  })

  it('gets any answer of its platform that is chosen, as it is at that moment', async () => {
    const answers = [live('vip'), live('late')]
    const { given, choose } = await stopped({ answers })
    choose({ kind: 'answer', answerId: 'late' })
    expect(who(await given)).toBe('breakpoint late')
  })

  it('is answered by the handler when it is let through to it', async () => {
    const handler = await developerHandler()
    const forward = { url: handler.url, secret: null, insecure: false }
    const { given, waiting, choose } = await stopped({ forward })
    expect(waiting?.canForward).toBe(true)
    choose({ kind: 'forward' })
    expect(who(await given)).toBe('forward')
  })

  it('goes on as if it had not been stopped when it is let go, or what was chosen cannot be', async () => {
    const around = { rules: allMatch(vipRule).set, answers: [live('vip')] }
    const ways: readonly [BreakpointChoice, string][] = [
      [{ kind: 'let-go' }, 'it was let go'],
      [{ kind: 'forward' }, 'there is no handler to forward it to'],
      [{ kind: 'answer', answerId: 'gone' }, 'the answer that was chosen is not there any more'],
    ]
    for (const [choice, why] of ways) {
      const { given, choose, end } = await stopped(around)
      choose(choice)
      expect(who(await given)).toBe('rule vip by r1')
      expect(await end()).toBe(
        `It stopped at a breakpoint; ${why}, so it went on. The rule “r1” gave “vip”, revision 3.`,
      )
    }
  })

  it('gets the deadline answer when nobody chooses', async () => {
    const { given, end, breakpoints } = await stopped({ leftMs: 200, deadlineAnswer: live('calm') })
    expect(who(await given)).toBe('deadline calm')
    expect(breakpoints.state('c').waiting).toEqual([])
    expect(await end()).toBe(
      'It stopped at a breakpoint, and nobody chose an answer. Time ran out, so the deadline answer went out: “calm”, revision 3.',
    )
  })

  it('waits no more when the sender has hung up', async () => {
    const whenGone = (listener: () => void) => void setTimeout(listener, 30)
    const startedAt = performance.now()
    const { given, breakpoints } = await stopped({ asked: { whenGone }, leftMs: 5_000 })
    await given
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(breakpoints.state('c').waiting).toEqual([])
  })

  it.each([
    ['an event that is not blocking', { eventType: 'telephony.complete' }],
    ['a call that has no time left', { leftMs: 0 }],
    ['a call beyond what the tunnel carries', { asked: { beyond: true } }],
  ])('is not %s: that leaves it armed', async (_, around) => {
    const { pending, breakpoints } = pendingOf(around)
    breakpoints.arm('c', 'next')
    expect((await respond(pending)).source).toBe('default')
    expect(breakpoints.state('c').armed).toBe('next')
  })
})

describe('a rule that stops a call', () => {
  it('offers its own answer, else what the rules after it would give', async () => {
    const broken = live('broken', { text: '{"prompt":"{{ broken }}","voice":"v"}' })
    const answers = [live('vip'), live('own'), broken]
    const before = rule('broken', { do: 'answer', answer: 'broken' })
    const own = rule('stop', { do: 'breakpoint', answer: 'own' })
    const first = await stopped({ rules: allMatch(before, own, vipRule).set, answers }, false)
    expect(first.waiting).toMatchObject({ ruleName: 'stop', candidate: { answerId: 'own' } })
    first.choose({ kind: 'candidate' })
    expect(who(await first.given)).toBe('breakpoint own by stop')
    const second = await stopped({ rules: allMatch(before, stopRule, vipRule).set, answers }, false)
    expect(second.waiting?.candidate.answerId).toBe('vip')
    second.choose({ kind: 'let-go' })
    expect(who(await second.given)).toBe('rule vip by r1')
  })

  it('names itself when nobody chose', async () => {
    const { given } = await stopped({ rules: allMatch(stopRule).set, leftMs: 200 }, false)
    expect(who(await given)).toBe('deadline by stop')
  })

  it('stops other events, too, and offers the plain acknowledgement', async () => {
    const around = { rules: allMatch(stopRule).set, eventType: 'telephony.complete' }
    const { given, waiting, choose } = await stopped(around, false)
    expect(waiting?.candidate).toEqual({ answerId: null, name: 'the plain acknowledgement', revision: null })
    choose({ kind: 'candidate' })
    const { body, source } = await given
    expect([source, body.toString()]).toEqual(['breakpoint', '{}'])
  })

  it('stops the call of a function tool, and offers the reply of that name', async () => {
    const { pending } = pendingOf()
    const route = { ...pending.asked.route, blocking: false, tool: 'book' }
    const around = { rules: allMatch(stopRule).set, asked: { route } }
    const booked = live('book', { text: '{"ok":true}' }, 'tool')
    const named = await stopped({ ...around, answers: [booked] }, false)
    expect(named.waiting).toMatchObject({ tool: 'book', candidate: { answerId: 'book' } })
    named.choose({ kind: 'candidate' })
    expect((await named.given).body.toString()).toBe('{"ok":true}')
    const without = await stopped(around, false)
    expect(without.waiting?.candidate).toMatchObject({ answerId: null, name: 'an error for the model' })
    without.choose({ kind: 'candidate' })
    expect(JSON.parse((await without.given).body.toString())).toHaveProperty('error')
  })

  it('asks the next rule when there is no time to stop', async () => {
    const rules = allMatch(stopRule, vipRule)
    const { pending } = pendingOf({ rules: rules.set, answers: [live('vip')], leftMs: 0 })
    expect(who(await respond(pending))).toBe('rule vip by r1')
    expect(rules.failures).toEqual([
      'stop: it could not stop: the call waited for the tunnel until its time was up',
    ])
  })

  it('may stop one that an armed breakpoint stopped before', async () => {
    const { given, choose, breakpoints } = await stopped({
      rules: allMatch(stopRule, vipRule).set,
      answers: [live('vip')],
    })
    choose({ kind: 'let-go' })
    await expect.poll(() => breakpoints.state('c').waiting[0]?.ruleName).toBe('stop')
    choose({ kind: 'candidate' })
    expect(who(await given)).toBe('breakpoint vip by stop')
  })
})
