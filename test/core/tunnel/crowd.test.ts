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
const fresh = { waitedMs: 0, beyond: false }

describe('the deliveries under way through a tunnel that carries three', () => {
  it('have waited for nobody while there is room', () => {
    const { enter, leave, pass } = crowdOf(3)
    expect([enter(), enter()]).toEqual([fresh, fresh])
    pass(5_000)
    leave()
    expect(enter()).toEqual(fresh)
  })

  it('may have waited since all slots were taken, when one follows another', () => {
    const { enter, leave, pass } = crowdOf(3)
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
    const { enter, leave, pass } = crowdOf(3)
    enter()
    enter()
    expect(enter(80)).toEqual({ waitedMs: 80, beyond: false })
    pass(300)
    leave()
    expect(enter().waitedMs).toBe(380)
  })

  it('have waited for nobody once a slot has stayed empty for longer than the way and 50 ms', () => {
    const { enter, leave, pass } = crowdOf(3)
    for (let i = 0; i < 3; i++) enter()
    pass(300)
    leave()
    leave()
    pass(60)
    // It takes one of the two empty slots, and the other proves as much as before.
    expect(enter().waitedMs).toBe(360)
    pass(11)
    expect(enter()).toEqual(fresh)
  })

  it('do not prove that nobody queues by being noticed late', () => {
    const { enter, leave, pass } = crowdOf(3)
    for (let i = 0; i < 3; i++) enter()
    pass(300)
    leave()
    pass(200)
    expect(enter(190).waitedMs).toBe(500)
  })

  it('are beyond it when there are more than three', () => {
    const { enter, leave } = crowdOf(3)
    for (let i = 0; i < 3; i++) expect(enter().beyond).toBe(false)
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
  expect(enter(120)).toEqual({ waitedMs: 120, beyond: false })
})
