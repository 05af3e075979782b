import { describe, expect, it } from 'vitest'
import { makeCrowd } from '../../../core/tunnel/crowd.ts'

const crowdOf = (most: number | null, estimateMs = 20) => {
  let now = 1_000
  const { enter, leave } = makeCrowd(
    most,
    () => estimateMs,
    () => now,
  )
  return {
    enter: (noticedLateMs = 0) => enter(noticedLateMs),
    leave,
    pass: (ms: number) => {
      now += ms
    },
  }
}
const fresh = { waitedMs: 0, owedMs: 0, beyond: false }

describe('the deliveries under way through a tunnel that carries three, and a fourth that its server may keep back', () => {
  it('have waited for nobody while there is room', () => {
    const { enter, leave, pass } = crowdOf(4)
    expect([enter(), enter()]).toEqual([fresh, fresh])
    pass(5_000)
    leave()
    expect(enter()).toEqual(fresh)
  })

  it('may have waited since all slots were taken, when one follows another', () => {
    const { enter, leave, pass } = crowdOf(4)
    enter()
    enter()
    pass(100)
    expect(enter()).toEqual(fresh)
    pass(300)
    leave()
    pass(30)
    expect(enter().waitedMs).toBe(330)
    pass(1_700)
    leave()
    expect(enter().waitedMs).toBe(2_030)
  })

  it('count from the arrival of the one that took the last slot, not from its being noticed', () => {
    const { enter, leave, pass } = crowdOf(4)
    enter()
    enter()
    expect(enter(80)).toEqual({ waitedMs: 80, owedMs: 0, beyond: false })
    pass(300)
    leave()
    expect(enter().waitedMs).toBe(380)
  })

  it('have waited for nobody once a slot has stayed empty for longer than the way and 300 ms', () => {
    const { enter, leave, pass } = crowdOf(4)
    for (let i = 0; i < 3; i++) enter()
    pass(300)
    for (let i = 0; i < 3; i++) leave()
    pass(310)
    // It takes one of three empty slots, and the others prove as much as before.
    expect(enter().waitedMs).toBe(610)
    // Which came so late that turns may be long on this machine.
    pass(310)
    expect(enter().waitedMs).toBe(920)
    pass(1)
    expect(enter()).toEqual(fresh)
  })

  it('do not prove that nobody queues by being noticed late', () => {
    const { enter, leave, pass } = crowdOf(4)
    for (let i = 0; i < 3; i++) enter()
    pass(300)
    leave()
    leave()
    pass(450)
    expect(enter(190).waitedMs).toBe(750)
  })

  it('may still be queueing while only one slot is empty, for a localtunnel server keeps that to itself', () => {
    const { enter, leave, pass } = crowdOf(4)
    for (let i = 0; i < 4; i++) enter()
    pass(300)
    leave()
    pass(1_000)
    leave()
    expect(enter().waitedMs).toBe(1_300)
  })

  it('owe four turns to those who queue behind them, as long as turns take', () => {
    const { enter, leave, pass } = crowdOf(4)
    for (let i = 0; i < 3; i++) expect(enter().owedMs).toBe(0)
    pass(300)
    leave()
    pass(30)
    expect(enter().owedMs).toBe(4 * 70)
    pass(300)
    leave()
    pass(90)
    expect(enter().owedMs).toBe(4 * 90)
    pass(300)
    leave()
    pass(290)
    expect(enter().owedMs).toBe(4 * 100)
  })

  it('are beyond it when there are more than four', () => {
    const { enter, leave } = crowdOf(4)
    for (let i = 0; i < 4; i++) expect(enter().beyond).toBe(false)
    expect(enter().beyond).toBe(true)
    leave()
    expect(enter().beyond).toBe(true)
    leave()
    leave()
    expect(enter().beyond).toBe(false)
  })
})

it('a tunnel without a ceiling has no crowd, and what was noticed late is still known', () => {
  const { enter, pass } = crowdOf(null)
  for (let i = 0; i < 500; i++) expect(enter()).toEqual(fresh)
  pass(5_000)
  expect(enter(120)).toEqual({ waitedMs: 120, owedMs: 0, beyond: false })
})
