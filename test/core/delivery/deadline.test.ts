import { describe, expect, it } from 'vitest'
import { deadlineAt } from '../../../core/delivery/deadline.ts'
import { stopwatch } from '../../../core/delivery/stopwatch.ts'

const never = new Promise<string>(() => {})

describe('the time that is left', () => {
  it.each([
    [2_000, 0, 0, 1_850],
    [2_000, 300, 0, 1_550],
    [2_000, 300, 1_000, 550],
    [2_000, 0, 1_850, 0],
    [2_000, 0, 9_999, 0],
    [2_000, 5_000, 0, 0],
    [30_000, 0, 0, 29_850],
  ])('of %i ms with %i ms of tunnel, %i ms after arrival, is %i ms', (limit, tunnel, passed, left) => {
    let now = 70_000.5
    const deadline = deadlineAt(now, limit, tunnel, 150, () => now)
    now += passed
    expect(deadline.leftMs()).toBe(left)
  })
})

describe('a race against the deadline', () => {
  const leaving = (ms: number) => deadlineAt(performance.now(), ms + 150, 0, 150, () => performance.now())

  it('is won by an answer in time', async () => {
    const answer = new Promise(resolve => setTimeout(() => resolve('answer'), 20))
    expect(await leaving(1_000).race(answer)).toBe('answer')
  })

  it('is lost, not before its time and not long after', async () => {
    const startedAt = performance.now()
    expect(await leaving(100).race(never)).toBeNull()
    const tookMs = performance.now() - startedAt
    expect(tookMs).toBeGreaterThan(97)
    expect(tookMs).toBeLessThan(400)
  })

  it('is won by an answer that is there already, even when no time is left', async () => {
    expect(await leaving(-500).race(Promise.resolve('answer'))).toBe('answer')
    expect(await leaving(-500).race(never)).toBeNull()
  })

  it('ends with the failure of what it waits for', async () => {
    await expect(leaving(1_000).race(Promise.reject(new Error('boom')))).rejects.toThrow('boom')
  })

  it('does not mind what fails or answers after it', async () => {
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 30))
    expect(await leaving(5).race(late)).toBeNull()
    await new Promise(resolve => setTimeout(resolve, 60))
  })
})

describe('a stopwatch', () => {
  it('gives each phase what passed since the last one, to a microsecond', () => {
    let now = 1_000
    const watch = stopwatch(() => now)
    const pass = (ms: number, phase: 'receive' | 'verify' | 'write') => {
      now += ms
      watch.lap(phase)
    }
    pass(1.2345678, 'receive')
    pass(0, 'verify')
    pass(10, 'write')
    now += 5
    expect(watch.phases()).toEqual({ receive: 1.235, verify: 0, write: 10 })
    expect(watch.totalMs()).toBe(16.235)
    expect(watch.startedAt).toBe(1_000)
  })

  it('tells phases as they were when it was asked', () => {
    let now = 0
    const watch = stopwatch(() => now)
    const before = watch.phases()
    now = 5
    watch.lap('receive')
    expect(before).toEqual({ receive: 0 })
    expect(watch.phases()).toEqual({ receive: 5 })
  })
})
