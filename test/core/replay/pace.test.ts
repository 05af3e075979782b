import { describe, expect, it } from 'vitest'
import { type PaceClock, paced } from '../../../core/replay/pace.ts'
import { makeSlots } from '../../../core/replay/slots.ts'

/** A clock whose time passes only by sleeping. */
const sleepyClock = (): PaceClock & { now: number } => {
  const clock = {
    now: 0,
    monotonic: () => clock.now,
    sleep: async (ms: number) => {
      clock.now += ms
    },
  }
  return clock
}

const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise(resolve => setImmediate(resolve))
}

describe('the pace of a replay', () => {
  it('starts at its rate, whatever becomes of those before', async () => {
    const clock = sleepyClock()
    const starts: number[] = []
    const over: (() => void)[] = []
    const signal = new AbortController().signal
    const running = paced({ count: 5, ratePerS: 4, slots: makeSlots(() => 99), signal, clock }, () => {
      starts.push(clock.now)
      return new Promise(resolve => over.push(resolve))
    })
    await turns(20)
    expect(starts).toEqual([0, 250, 500, 750, 1_000])
    let ended = false
    void running.then(() => {
      ended = true
    })
    await turns(5)
    expect(ended).toBe(false)
    for (const end of over) end()
    await running
  })

  it('sends one after the other without a rate', async () => {
    const log: string[] = []
    const signal = new AbortController().signal
    const pace = { count: 3, ratePerS: null, slots: makeSlots(() => 99), signal, clock: sleepyClock() }
    await paced(pace, async index => {
      log.push(`start ${index}`)
      await turns(2)
      log.push(`end ${index}`)
    })
    expect(log).toEqual(['start 0', 'end 0', 'start 1', 'end 1', 'start 2', 'end 2'])
  })

  it('starts nothing more once it is cancelled, and waits for what is under way', async () => {
    const stop = new AbortController()
    const over: (() => void)[] = []
    let started = 0
    const pace = {
      count: 1_000,
      ratePerS: 100,
      slots: makeSlots(() => 3),
      signal: stop.signal,
      clock: sleepyClock(),
    }
    const running = paced(pace, () => {
      started += 1
      return new Promise(resolve => over.push(resolve))
    })
    await turns(20)
    expect(started).toBe(3)
    stop.abort()
    for (const end of over) end()
    await running
    expect(started).toBe(3)
  })

  it('has fewer under way as soon as there is less room', async () => {
    let room = 4
    const slots = makeSlots(() => room)
    const signal = new AbortController().signal
    const four = await Promise.all([1, 2, 3, 4].map(() => slots.take(signal)))
    let fifth = false
    void slots.take(signal).then(() => {
      fifth = true
    })
    room = 2
    four[0]?.()
    four[0]?.()
    four[1]?.()
    await turns(2)
    expect(fifth).toBe(false)
    four[2]?.()
    await turns(2)
    expect(fifth).toBe(true)
  })
})
