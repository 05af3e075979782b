import { describe, expect, it } from 'vitest'
import { countOddities, floodPerSecond } from '../../../core/health/count-oddities.ts'
import type { CaptureSummary } from '../../../shared/capture.ts'
import { sampleSummary } from '../captures/sample-capture.ts'

const nothing = { duplicates: 0, retries: 0, outOfOrder: 0, unsigned: 0, floods: 0 }

/** Deliveries five seconds apart, each with an id of its own. */
const book = () => {
  let now = 0
  let seq = 0
  const oddities = countOddities(() => now)
  const take = (change: Partial<CaptureSummary> = {}, afterMs = 5_000): string => {
    now += afterMs
    seq += 1
    const summary = sampleSummary(seq, change)
    oddities.count(summary)
    return summary.id
  }
  return { take, counts: oddities.counts, count: oddities.count }
}
const answered = (status: number | null) => ({ outcome: { source: 'default', status } as const })

describe('the same event again', () => {
  it('is a duplicate when we had taken it', () => {
    const { take, counts } = book()
    const duplicateOf = take()
    take({ duplicateOf })
    expect(counts()).toEqual({ ...nothing, duplicates: 1 })
  })

  it.each([500, 302, null])('is a retry after we answered %j', status => {
    const { take, counts } = book()
    const duplicateOf = take(answered(status))
    take({ duplicateOf, ...answered(503) })
    take({ duplicateOf, ...answered(200) })
    take({ duplicateOf })
    expect(counts()).toEqual({ ...nothing, retries: 2, duplicates: 1 })
  })

  it('is a duplicate when nobody remembers how the first was answered', () => {
    const { take, counts } = book()
    take({ duplicateOf: 'of an earlier run' })
    expect(counts()).toEqual({ ...nothing, duplicates: 1 })
  })
})

describe('wrong order', () => {
  const types = (...eventTypes: string[]) => {
    const { take, counts } = book()
    for (const eventType of eventTypes) take({ eventType })
    return counts().outOfOrder
  }
  it('is an event of a call after one that comes later in it', () => {
    expect(types('telephony.incoming', 'telephony.tool', 'telephony.complete', 'call.graded')).toBe(0)
    expect(types('telephony.complete', 'telephony.incoming')).toBe(1)
    expect(types('telephony.incoming', 'call.graded', 'web.tool', 'telephony.complete')).toBe(2)
  })

  it('is not told by an issue, a test call or an event that nobody knows', () => {
    expect(types('issue.reported', 'test-call.completed', 'x.y', 'toString', 'telephony.incoming')).toBe(0)
  })

  it('is told for each call by itself, and not for events of none', () => {
    const { take, counts } = book()
    take({ eventType: 'telephony.complete', callId: '1' })
    take({ eventType: 'telephony.incoming', callId: '2' })
    take({ eventType: 'telephony.incoming', callId: null })
    expect(counts()).toEqual(nothing)
  })
})

describe('a flood', () => {
  it('is more in a second than a platform sends, counted once for as long as it lasts', () => {
    const { take, counts } = book()
    for (let i = 0; i < floodPerSecond - 1; i++) take({ callId: `${i}` }, 1)
    expect(counts().floods).toBe(0)
    for (let i = 0; i < 500; i++) take({ callId: `${i}` }, 1)
    expect(counts().floods).toBe(1)
    for (let i = 0; i < floodPerSecond; i++) take({ callId: `${i}` }, i === 0 ? 10_000 : 1)
    expect(counts().floods).toBe(2)
  })

  it('is none when the same number comes in a longer time', () => {
    const { take, counts } = book()
    for (let i = 0; i < 500; i++) take({ callId: `${i}` }, Math.ceil(1_000 / (floodPerSecond - 1)))
    expect(counts().floods).toBe(0)
  })

  it('is made by unsigned deliveries as well', () => {
    const { take, counts } = book()
    for (let i = 0; i < 40; i++) take({ signature: { status: 'failed' }, callId: null }, 1)
    expect(counts()).toEqual({ ...nothing, unsigned: 40, floods: 1 })
  })
})

it('counts nothing of our own replays, and says whether anything changed', () => {
  const { counts, count, take } = book()
  take()
  expect(
    count(sampleSummary(9, { replayOf: 'c1', duplicateOf: 'c1', signature: { status: 'failed' } })),
  ).toBe(false)
  expect(counts()).toEqual(nothing)
  expect(count(sampleSummary(10, { signature: { status: 'missing' } }))).toBe(true)
  expect(count(sampleSummary(11, { callId: 'another' }))).toBe(false)
})
