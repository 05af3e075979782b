import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchForStalls } from '../../../core/receiver/stall.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Time that passes while no timer runs, on one clock or on both. */
const watched = () => {
  const lost = { monotonic: 0, wall: 0, cpu: 0 }
  const watch = watchForStalls({
    monotonic: () => performance.now() + lost.monotonic,
    wall: () => Date.now() + lost.wall,
    cpu: () => lost.cpu,
  })
  return { ...watch, waitedMs: watch.noticed, lost, pass: (ms: number) => vi.advanceTimersByTime(ms) }
}

describe('what is noticed now may have waited', () => {
  it('not at all when the loop has turned', () => {
    const { waitedMs, pass, lost } = watched()
    pass(10_100)
    expect(waitedMs()).toBe(0)
    lost.monotonic += 900
    lost.wall += 900
    expect(waitedMs()).toBe(0)
  })

  it('as long as the process was stopped, also when no timer has fired since', () => {
    const { waitedMs, pass, lost } = watched()
    pass(10_000)
    lost.monotonic += 3_000
    lost.wall += 3_000
    expect(waitedMs()).toBe(3_000)
    pass(200)
    expect(waitedMs()).toBe(3_200)
  })

  it('as long as the machine slept, whose monotonic clock may have slept, too', () => {
    const { waitedMs, pass, lost } = watched()
    pass(10_000)
    lost.wall += 60_000
    pass(250)
    expect(waitedMs()).toBe(60_250)
  })

  it('not at all half a second after the stop', () => {
    const { waitedMs, pass, lost } = watched()
    pass(10_000)
    lost.monotonic += 3_000
    pass(750)
    expect(waitedMs()).toBeGreaterThan(3_000)
    pass(750)
    expect(waitedMs()).toBe(0)
  })

  it('only until the loop has been quiet, when the process has computed: then all that waited is read', () => {
    const { waitedMs, pass, lost } = watched()
    pass(10_000)
    lost.monotonic += 3_000
    lost.cpu += 2_900
    expect(waitedMs()).toBe(3_000)
    // Another one in the next turn, and one after two turns without any.
    vi.advanceTimersToNextTimer()
    expect(waitedMs()).toBeGreaterThanOrEqual(3_000)
    for (let turn = 0; turn < 3; turn++) vi.advanceTimersToNextTimer()
    expect(waitedMs()).toBe(0)
  })

  it('is watched until it is stopped', () => {
    const { stop } = watched()
    stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
