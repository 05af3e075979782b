import { describe, expect, it, vi } from 'vitest'
import type { AnswerKind } from '../../../shared/answer.ts'
import { plainContent } from '../../../shared/answer.ts'
import type { LiveLine } from '../../support/line.ts'
import { liveLine } from '../../support/line.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { rulesOf } from './facts.ts'

const config = (prompt: string): string => JSON.stringify({ prompt, voice: 'en-US-James1' })
const connectionId = 'thunderphone-manual'

const ruled = async (...answers: readonly (readonly [name: string, text: string, kind?: AnswerKind])[]) => {
  const line = await liveLine()
  for (const [name, text, kind = 'config'] of answers)
    await line.engine.handlers['answers.create']({
      platform: 'thunderphone',
      kind,
      name,
      content: plainContent(text),
    })
  return line
}
const tryRules = async ({ engine }: LiveLine, rules: readonly object[], limit = 50) =>
  (await engine.handlers['rules.dryRun']({ connectionId, rules: [...rulesOf(...rules)], limit })).rows
const give = (answer: string) => ({ do: 'answer', answer })
const vip = { name: 'VIP', when: [{ match: 'from', is: ['+14155550199'] }], action: give('VIP') }

describe('a dry run', () => {
  it('says who would answer each of the last calls, with what, and whether that is new', async () => {
    const line = await ruled(['VIP', config('Hello {{ data.from_number }}, number {{ data.call_id }}.')])
    await deliver(line.url, incoming(1))
    await deliver(line.url, incoming(2, { from_number: 'web' }))
    await line.engine.captured(2)
    const [second, first] = await tryRules(line, [vip])
    expect(first).toMatchObject({
      now: { source: 'default', ruleId: null, answerId: 'thunderphone-account' },
      would: {
        source: 'rule',
        ruleId: 'r0',
        label: 'VIP: VIP, revision 1',
        text: config('Hello +14155550199, number 1.'),
      },
      changed: true,
      steps: [{ ruleId: 'r0', result: 'took', why: 'the caller is +1 415 555 0199' }],
    })
    expect(second).toMatchObject({
      now: { source: 'default' },
      would: { source: 'default', answerId: 'thunderphone-account' },
      changed: false,
      steps: [{ result: 'passed', why: 'the caller is “web”, not +1 415 555 0199' }],
    })
    expect(line.engine.snapshot().rules).toEqual([])
  })

  it('finds nothing new in the rules that are in force, whatever they are called', async () => {
    const line = await ruled(['VIP', config('Hi.')])
    line.engine.handlers['rules.save']({ connectionId, rules: [...rulesOf(vip)] })
    await deliver(line.url, incoming(1))
    await line.engine.captured(1)
    const [row] = await tryRules(line, [{ ...vip, name: 'another name' }])
    expect(row).toMatchObject({ changed: false, now: { label: 'VIP: VIP, revision 1' } })
  })

  it('goes on to the next rule where a live call would', async () => {
    const line = await ruled(['Broken', config('{{ data.from_number | nofilter }}')], ['VIP', config('Hi.')])
    await deliver(line.url, incoming(1))
    await line.engine.captured(1)
    const [row] = await tryRules(line, [
      { action: give('Broken') },
      { action: { do: 'forward' } },
      { action: give('VIP') },
    ])
    expect(row?.would).toMatchObject({ source: 'rule', ruleId: 'r2', text: config('Hi.') })
    expect(row?.steps.map(s => [s.result, s.why])).toEqual([
      ['failed', expect.stringMatching(/^a template of “Broken” failed: .*nofilter/)],
      ['failed', 'no handler is set to forward it to'],
      ['took', 'it takes every call'],
    ])
  })

  it('forwards nothing and stops nobody', async () => {
    const line = await ruled(['VIP', config('Hi.')])
    await deliver(line.url, incoming(1))
    await line.engine.captured(1)
    // Nobody listens there, which a dry run does not find out.
    const to = 'http://127.0.0.1:9/agent'
    expect((await tryRules(line, [{ name: 'Agent', action: { do: 'forward', to } }]))[0]?.would).toEqual({
      source: 'forward',
      ruleId: 'r0',
      label: `Agent: ${to}`,
      answerId: null,
      text: null,
    })
    expect((await tryRules(line, [{ action: { do: 'breakpoint', answer: 'VIP' } }]))[0]?.would).toMatchObject(
      {
        source: 'breakpoint',
        label: 'Rule 0: breakpoint, with VIP ready',
        text: null,
      },
    )
  })

  it('has ready at a breakpoint what a live call would have: what the rules below would give, else the default', async () => {
    const line = await ruled(['VIP', config('Hi.')])
    await deliver(line.url, incoming(1))
    await line.engine.captured(1)
    const stop = { name: 'Stop', action: { do: 'breakpoint' } }
    expect((await tryRules(line, [stop]))[0]?.would).toMatchObject({
      label: 'Stop: breakpoint, with Your own agent ready',
      answerId: 'thunderphone-account',
    })
    expect((await tryRules(line, [stop, { action: { do: 'forward' } }, vip]))[0]?.would).toMatchObject({
      label: 'Stop: breakpoint, with VIP ready',
    })
    const live = line.engine.handlers['rules.save']({ connectionId, rules: [...rulesOf(stop, vip)] })
    expect(live).toEqual({})
    const waiting = deliver(line.url, incoming(2))
    const call = () => line.engine.snapshot().breakpoints[0]?.waiting[0]
    await vi.waitFor(() => expect(call()?.candidate.name).toBe('VIP'))
    await line.engine.handlers['breakpoint.choose']({
      connectionId,
      waitingId: call()?.id ?? '',
      choice: { kind: 'let-go' },
    })
    await waiting
  })

  it('counts every nth as the calls came, beside what live calls count', async () => {
    const line = await ruled(['VIP', config('Hi.')])
    const everySecond = { when: [{ match: 'every', nth: 2 }], action: give('VIP') }
    const sources = async () => (await tryRules(line, [everySecond])).map(({ would }) => would.source)
    for (let i = 1; i <= 3; i++) await deliver(line.url, incoming(i))
    await line.engine.captured(3)
    expect(await sources()).toEqual(['default', 'rule', 'default'])
    expect(await sources()).toEqual(['default', 'rule', 'default'])

    line.engine.handlers['rules.save']({ connectionId, rules: [...rulesOf(everySecond)] })
    await deliver(line.url, incoming(4))
    expect((await line.captureOf('4')).outcome.source).toBe('default')
    // The counts go on from the one call that was counted.
    expect(await sources()).toEqual(['default', 'rule', 'default', 'rule'])
    const rows = await tryRules(line, [everySecond])
    expect(rows.map(({ changed }) => changed)).toEqual([false, false, false, false])
    await deliver(line.url, incoming(5))
    const { id, outcome } = await line.captureOf('5')
    expect(outcome.source).toBe('rule')
    // Only live calls were counted for live calls.
    expect((await line.detailOf(id)).routing?.steps[0]?.why).toMatch(/^it is the 2nd that fits/)
  })

  it('looks at times as they were, and takes only what a rule can be for', async () => {
    const line = await ruled(['VIP', config('Hi.')], ['book', '{"ok":true}', 'tool'])
    await deliver(line.url, incoming(1))
    await deliver(line.url, Buffer.from('{"data":{"call_id":1},"type":"telephony.complete"}'))
    await deliver(line.url, incoming(2), {}, 'another secret')
    await deliver(`${line.url}/t/book`, Buffer.from('{"seats":2}'))
    await deliver(line.url, incoming(3))
    await line.engine.captured(5)
    const now = new Date()
    const minute = (shift: number) => new Date(now.getTime() + shift * 60_000).toISOString().slice(11, 16)
    const rows = await tryRules(line, [
      { when: [{ match: 'time', from: minute(2), until: minute(4) }], action: give('VIP') },
      { when: [{ match: 'every', nth: 1_000 }], action: give('VIP') },
      { when: [{ match: 'tool', is: ['book'] }], action: give('book') },
    ])
    expect(rows.map(({ would }) => [would.source, would.ruleId, would.text])).toEqual([
      ['default', null, expect.any(String)],
      ['rule', 'r2', '{"ok":true}'],
      ['default', null, expect.any(String)],
    ])
    expect(rows[1]?.now).toMatchObject({ source: 'default', label: 'book, revision 1', text: '{"ok":true}' })
    expect(rows[0]?.steps[1]?.why).toBe('it is the 2nd that fits, and only every 1000th is taken')
    expect(rows[2]?.steps[1]?.why).toBe('it is the 1st that fits, and only every 1000th is taken')
    expect((await tryRules(line, [vip], 1)).map(r => r.captureId)).toEqual([rows[0]?.captureId])
  })

  it('of rules that are no good is refused, and of another connection empty', async () => {
    const line = await ruled()
    await deliver(line.url, incoming(1))
    await line.engine.captured(1)
    await expect(tryRules(line, [vip])).rejects.toMatchObject({
      code: 'rules-invalid',
      detail: { place: 'rules[0].action.answer', reason: 'there is no answer “VIP”' },
    })
    expect(
      await line.engine.handlers['rules.dryRun']({ connectionId: 'practice', rules: [], limit: 9 }),
    ).toEqual({ rows: [] })
  })
})
