import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchNetwork } from '../../../core/tunnel/network-watch.ts'
import { watchForSleep } from '../../../core/tunnel/wake-watch.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('a change of this machine’s addresses is told once, within seconds', () => {
  const onChange = vi.fn()
  let addresses = 'wlan0 192.168.1.2'
  const stop = watchNetwork(onChange, () => addresses)
  vi.advanceTimersByTime(30_000)
  expect(onChange).not.toHaveBeenCalled()
  addresses = 'wlan0 10.0.0.7'
  vi.advanceTimersByTime(30_000)
  expect(onChange).toHaveBeenCalledTimes(1)
  stop()
  expect(vi.getTimerCount()).toBe(0)
})

it('this machine’s real addresses are the same from one look to the next', () => {
  const onChange = vi.fn()
  const stop = watchNetwork(onChange)
  vi.advanceTimersByTime(6_000)
  expect(onChange).not.toHaveBeenCalled()
  stop()
})

it('a sleep is told when it is over, a busy second is none', () => {
  const onWake = vi.fn()
  let asleepMs = 0
  const stop = watchForSleep(onWake, () => performance.now() + asleepMs)
  asleepMs = 2_500
  vi.advanceTimersByTime(10_000)
  expect(onWake).not.toHaveBeenCalled()
  asleepMs += 60_000
  vi.advanceTimersByTime(10_000)
  expect(onWake).toHaveBeenCalledTimes(1)
  stop()
  expect(vi.getTimerCount()).toBe(0)
})
