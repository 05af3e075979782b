import { describe, expect, it } from 'vitest'
import { ringShape } from '../../renderer/breakpoint/ring-shape.ts'
import { handlerSteps } from '../../renderer/captures/budget-parts.ts'
import { deadlineSum, readMargin } from '../../renderer/connections/deadline-sum.ts'
import { sampleWaiting } from '../support/sample-waiting.ts'
import { sampleCapture } from './sample-capture.ts'

/** Narrow spaces are for reading, not for comparing. */
const spaced = (text: string): string => text.replaceAll('\u202F', ' ')

describe('the ring of a waiting call', () => {
  const call = sampleWaiting(1)
  const arrived = Date.parse(call.arrivedAt)

  it('is the whole limit round: what passed, what is left to choose in, and what is kept for the way', () => {
    const { left, kept } = ringShape(call, arrived + 500)
    expect(left.from).toBeCloseTo(0.25)
    expect(left.length).toBeCloseTo(0.675)
    expect(kept.from).toBeCloseTo(0.925)
    expect(kept.length).toBeCloseTo(0.075)
  })

  it.each([
    ['before it came', -5_000, 0, 0.925],
    ['when it came', 0, 0, 0.925],
    ['at the deadline answer', 1_850, 0.925, 0],
    ['long after', 60_000, 0.925, 0],
  ])('is never less than empty nor more than full: %s', (_when, at, from, length) => {
    const { left } = ringShape(call, arrived + at)
    expect(left.from).toBeCloseTo(from)
    expect(left.length).toBeCloseTo(length)
  })

  it('stays a circle when the limit comes before the deadline answer', () => {
    const { left, kept } = ringShape(sampleWaiting(1, { limitMs: 1_000 }), arrived)
    expect([left.from + left.length, kept.length]).toEqual([1, 0])
  })
})

describe('the sum of the deadline', () => {
  it('is the limit less the tunnel less the margin', () => {
    expect(spaced(deadlineSum(2_000, 38, 150))).toBe('2 000 − ~38 tunnel − 150 = 1 812 ms')
    expect(spaced(deadlineSum(2_000, null, 150))).toBe('2 000 − 150 = 1 850 ms')
    expect(spaced(deadlineSum(2_000, 900, 1_500))).toBe('2 000 − ~900 tunnel − 1 500 = 0 ms')
  })

  it.each([
    ['150', 150],
    ['0', 0],
    [' 1500 ', 1_500],
    ['1501', null],
    ['-1', null],
    ['1.5', null],
    ['', null],
    ['1e2', null],
    ['many', null],
  ])('reads %j as a margin of %j', (text, margin) => {
    expect(readMargin(text)).toBe(margin)
  })
})

describe("the handler's steps", () => {
  const steps = (
    handleMs: number,
    handler: NonNullable<ReturnType<typeof sampleCapture>['timing']['handler']>,
  ) =>
    handlerSteps(
      sampleCapture(1, {
        timing: {
          localMs: handleMs + 2,
          limitMs: 2_000,
          phases: { receive: 1, handle: handleMs, write: 1 },
          handler,
        },
      }),
    )

  it('follow one another, and end with the part that they belong to', () => {
    expect(steps(100, { connect: 10, firstByte: 80, done: 90 })).toEqual([
      { name: 'connect', startMs: 11, ms: 10 },
      { name: 'first byte', startMs: 21, ms: 70 },
      { name: 'done', startMs: 91, ms: 10 },
    ])
  })

  it('of a late handler begin with the part and go on behind it', () => {
    expect(steps(1_800, { connect: 5, firstByte: 2_600, done: 2_640 }).at(-1)).toEqual({
      name: 'done',
      startMs: 2_601,
      ms: 40,
    })
  })

  it('that did not come are left out', () => {
    expect(steps(100, { connect: 3 })).toEqual([{ name: 'connect', startMs: 1, ms: 3 }])
    expect(steps(100, {})).toEqual([])
    expect(handlerSteps(sampleCapture(1))).toEqual([])
  })
})
