import { describe, expect, it } from 'vitest'
import { makeBreakpoints } from '../../../core/breakpoints/breakpoints.ts'
import type { BreakpointState, WaitingCall } from '../../../shared/breakpoint.ts'

const call = (id: string): WaitingCall => ({
  id,
  eventType: 'telephony.incoming',
  callId: '1',
  from: '+1',
  to: '+2',
  tool: null,
  arrivedAt: '2026-01-01T00:00:00.000Z',
  answerBy: '2026-01-01T00:00:01.850Z',
  limitMs: 2_000,
  ruleName: null,
  candidate: { answerId: 'a', name: 'A', revision: 1 },
  canForward: false,
})

const open = () => {
  const told: BreakpointState[] = []
  const breakpoints = makeBreakpoints(state => told.push(state))
  const turn = () => new Promise(resolve => setImmediate(resolve))
  const wait = (id: string, until: AbortSignal = new AbortController().signal, connectionId = 'c') =>
    breakpoints.wait(connectionId, call(id), until)
  return { ...breakpoints, told, turn, wait }
}
const letGo = { kind: 'let-go' } as const

describe('an armed breakpoint', () => {
  it('stops nothing before it is armed, and then the next call or all', () => {
    const { arm, takesNext } = open()
    const taken = () => [1, 2, 3].map(() => takesNext('c'))
    expect(taken()).toEqual([false, false, false])
    arm('c', 'next')
    expect(takesNext('other')).toBe(false)
    expect(taken()).toEqual([true, false, false])
    arm('c', 'all')
    expect(taken()).toEqual([true, true, true])
    arm('c', 'off')
    expect(taken()).toEqual([false, false, false])
  })

  it('tells when it is disarmed by the call that it took', async () => {
    const { arm, takesNext, told, turn, state } = open()
    arm('c', 'next')
    await turn()
    takesNext('c')
    await turn()
    expect(told.map(({ armed }) => armed)).toEqual(['next', 'off'])
    expect(state('c').armed).toBe('off')
  })
})

describe('a call that waits', () => {
  it('is told with the others, in order of arrival, once for each turn of the event loop', async () => {
    const { wait, told, turn, list } = open()
    for (const id of ['one', 'two', 'three']) void wait(id)
    expect(list()).toEqual([{ connectionId: 'c', armed: 'off', waiting: ['one', 'two', 'three'].map(call) }])
    await turn()
    expect(told).toEqual(list())
  })

  it('gets its own choice, and none of the others does', async () => {
    const { wait, choose, state } = open()
    const [one, two] = [wait('one'), wait('two')]
    choose('c', 'two', { kind: 'answer', answerId: 'vip' })
    expect(await two).toEqual({ kind: 'answer', answerId: 'vip' })
    expect(state('c').waiting).toEqual([call('one')])
    choose('c', 'one', { kind: 'forward' })
    expect(await one).toEqual({ kind: 'forward' })
    expect(state('c').waiting).toEqual([])
  })

  it('is chosen for once, on its own connection', async () => {
    const { wait, choose } = open()
    const one = wait('one')
    const answered = expect.objectContaining({ code: 'call-answered' })
    expect(() => choose('other', 'one', letGo)).toThrow(answered)
    choose('c', 'one', { kind: 'candidate' })
    expect(() => choose('c', 'one', letGo)).toThrow(answered)
    expect(await one).toEqual({ kind: 'candidate' })
  })

  it('goes without a choice when its time is up, also when it was up before', async () => {
    const { wait, choose, state } = open()
    const until = new AbortController()
    const one = wait('one', until.signal)
    until.abort()
    expect(await one).toBeNull()
    expect(await wait('two', until.signal)).toBeNull()
    expect(state('c').waiting).toEqual([])
    expect(() => choose('c', 'one', letGo)).toThrow(expect.objectContaining({ code: 'call-answered' }))
  })

  it('goes on waiting when the breakpoint is disarmed', async () => {
    const { arm, wait, choose } = open()
    arm('c', 'all')
    const one = wait('one')
    arm('c', 'off')
    choose('c', 'one', { kind: 'candidate' })
    expect(await one).toEqual({ kind: 'candidate' })
  })

  it('is let go at the end, after which none waits', async () => {
    const { arm, wait, end, takesNext, list } = open()
    const waiting = [wait('one'), wait('two', undefined, 'other')]
    end()
    expect(await Promise.all(waiting)).toEqual([letGo, letGo])
    arm('c', 'all')
    expect(takesNext('c')).toBe(false)
    expect(await wait('three')).toEqual(letGo)
    expect(list().flatMap(state => state.waiting)).toEqual([])
  })
})
