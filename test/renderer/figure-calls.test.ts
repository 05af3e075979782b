import { describe, expect, it } from 'vitest'
import {
  binMsOf,
  lateCalls,
  phaseFigures,
  stackLook,
  verdictBins,
} from '../../renderer/figures/figure-calls.ts'
import { binSentence, percent } from '../../renderer/figures/verdict-words.ts'
import { sampleCapture } from './sample-capture.ts'

const utc = () => 0
const at = (seq: number, receivedAt: string, change = {}) => sampleCapture(seq, { receivedAt, ...change })
const deadline = { outcome: { source: 'deadline', status: 200 } } as const

describe('a bar', () => {
  it.each([
    [0, 60_000],
    [48 * 60_000, 60_000],
    [49 * 60_000, 600_000],
    [5 * 3_600_000, 600_000],
    [30 * 3_600_000, 3_600_000],
    [7 * 86_400_000, 21_600_000],
    [30 * 86_400_000, 86_400_000],
    [365 * 86_400_000, 8 * 86_400_000],
  ])('of calls over %i ms stands for %i ms, so that there are few', (span, expected) => {
    expect(binMsOf(span)).toBe(expected)
    expect(span / binMsOf(span)).toBeLessThanOrEqual(48)
  })
})

describe('verdicts over time', () => {
  it('are counted for each stretch, with an empty one where nobody called', () => {
    const calls = [
      at(4, '2026-03-01T12:03:59Z', deadline),
      at(3, '2026-03-01T12:01:10Z'),
      at(2, '2026-03-01T12:01:05Z'),
      at(1, '2026-03-01T12:01:00Z', deadline),
    ]
    const { binMs, bins } = verdictBins(calls, utc)
    expect(binMs).toBe(60_000)
    expect(bins.map(bin => bin.counts)).toEqual([{ used: 2, deadline: 1 }, {}, { deadline: 1 }])
    expect(bins.map(bin => bin.calls)).toEqual([3, 0, 1])
    expect(bins[0]?.newest.used?.seq).toBe(3)
    expect(new Date(bins[0]?.fromMs ?? 0).toISOString()).toBe('2026-03-01T12:01:00.000Z')
  })
  it('begin at the hours and days of this machine', () => {
    const fiveAndAHalf = () => -5.5 * 3_600_000
    const calls = [at(2, '2026-03-02T12:00:00Z'), at(1, '2026-03-01T11:59:00Z')]
    const { bins } = verdictBins(calls, fiveAndAHalf)
    expect(new Date(bins[0]?.fromMs ?? 0).toISOString()).toBe('2026-03-01T11:30:00.000Z')
  })
  it('are in the order of the clock when that was set back', () => {
    const calls = [at(2, '2026-03-01T12:00:00Z'), at(1, '2026-03-01T12:10:00Z', deadline)]
    const { bins } = verdictBins(calls, utc)
    expect(bins).toHaveLength(11)
    expect([bins[0]?.counts, bins[10]?.counts]).toEqual([{ used: 1 }, { deadline: 1 }])
  })
  it('of no calls are none', () => {
    expect(verdictBins([]).bins).toEqual([])
  })
  it('are said in words, and never as nothing when there is something', () => {
    const { binMs, bins } = verdictBins([at(1, '2026-03-01T12:01:00Z', deadline)], utc)
    expect(bins[0] && binSentence(bins[0], binMs)).toMatch(/: 1 call: 1 deadline$/)
    expect([percent(0, 10), percent(1, 1_000), percent(999, 1_000), percent(1, 3)]).toEqual([
      '0 %',
      '<1 %',
      '>99 %',
      '33 %',
    ])
    expect([stackLook('deadline'), stackLook('unsigned')]).toEqual(['deadline', 'other'])
  })
})

describe('late handlers', () => {
  it('are those that answered after the answer had left, by how far they missed the limit', () => {
    const late = (seq: number, lateHandlerMs: number) =>
      sampleCapture(seq, { outcome: { source: 'deadline', status: 200, lateHandlerMs } })
    expect(
      lateCalls([late(3, 2_400), sampleCapture(2), late(1, 1_900)]).map(l => [l.call.seq, l.overMs]),
    ).toEqual([
      [1, -100],
      [3, 400],
    ])
  })
})

describe('the parts of calls', () => {
  it('have the middle and the slow end of each, the tunnel apart and both ways together', () => {
    const timed = (seq: number, handle: number, tunnel?: number) =>
      sampleCapture(seq, {
        timing: {
          localMs: handle,
          limitMs: 2_000,
          phases: { receive: 1, handle },
          ...(tunnel === undefined ? {} : { tunnelEstimateMs: tunnel }),
        },
      })
    const parts = phaseFigures([timed(1, 10, 40), timed(2, 20), timed(3, 30, 80), timed(4, 400)])
    expect(parts).toEqual([
      { name: 'tunnel', estimated: true, calls: 2, p50: 40, p95: 80, p99: 80 },
      { name: 'receive', estimated: false, calls: 4, p50: 1, p95: 1, p99: 1 },
      { name: 'handle', estimated: false, calls: 4, p50: 20, p95: 400, p99: 400 },
    ])
  })
})
