import { describe, expect, it } from 'vitest'
import { blockingCalls, callFigures } from '../../renderer/captures/blocking-calls.ts'
import { budgetOf } from '../../renderer/captures/budget-parts.ts'
import { oddities } from '../../renderer/captures/capture-words.ts'
import { lookWords, verdictLook } from '../../renderer/captures/verdict-look.ts'
import { backOffMs } from '../../renderer/engine/back-off.ts'
import { ms, thousands, wholeMs } from '../../renderer/format/numbers.ts'
import { percentile } from '../../renderer/format/percentile.ts'
import { phone } from '../../shared/phone.ts'
import { sampleCapture } from './sample-capture.ts'

describe('a percentile', () => {
  it('is always a value that was measured', () => {
    expect(percentile([30, 10, 20, 40], 0.5)).toBe(20)
    expect(percentile([30, 10, 20, 40], 0.95)).toBe(40)
    expect(percentile([7], 0.5)).toBe(7)
  })
  it('of nothing is nothing', () => {
    expect(percentile([], 0.5)).toBeNull()
  })
  it('does not sort what it was given', () => {
    const values = [3, 1, 2]
    percentile(values, 0.5)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('the figures of the header', () => {
  it('count live blocking calls only', () => {
    const timed = (seq: number, localMs: number, change = {}) =>
      sampleCapture(seq, { timing: { localMs, limitMs: 2_000, phases: { receive: 1 } }, ...change })
    const calls = blockingCalls([
      timed(5, 100),
      timed(4, 9_000, { eventType: 'telephony.complete' }),
      timed(3, 9_000, { replayOf: 'capture-1' }),
      timed(2, 9_000, { outcome: { source: 'refused', status: 401 } }),
      timed(6, 1, { outcome: { source: 'default', status: 200, passedOver: 'number' } }),
      timed(7, 9_000, { outcome: { source: 'deadline', status: 200, arrivedLate: true } }),
      timed(1, 50),
    ])
    expect(callFigures(calls)).toEqual({ p50: 50, p95: 100, limitMs: 2_000, calls: 2 })
    expect(callFigures([])).toBeNull()
  })
})

describe('the budget', () => {
  it('gives each way through the tunnel half of the estimate, and the rest is left', () => {
    const budget = budgetOf(
      sampleCapture(1, {
        timing: {
          localMs: 212,
          limitMs: 2_000,
          phases: { receive: 2, handle: 200, write: 10 },
          tunnelEstimateMs: 76,
          tunnelErrorMs: 18,
        },
      }),
    )
    expect(budget.parts.map(p => [p.name, p.ms, p.estimated])).toEqual([
      ['tunnel in', 38, true],
      ['receive', 2, false],
      ['handle', 200, false],
      ['write', 10, false],
      ['tunnel out', 38, true],
    ])
    expect(budget.parts[0]?.errorMs).toBe(9)
    expect(budget.parts.at(-1)?.startMs).toBe(250)
    expect(budget.leftMs).toBe(2_000 - 212 - 76)
  })
  it('has nothing left to say where there is no limit', () => {
    const capture = sampleCapture(1, { timing: { localMs: 5, limitMs: null, phases: { receive: 5 } } })
    expect(budgetOf(capture).leftMs).toBeNull()
  })
})

describe('the look of a verdict', () => {
  it('is the deadline where the deadline answered, and unsigned where the signature was refused', () => {
    expect(verdictLook(sampleCapture(1))).toBe('used')
    expect(verdictLook(sampleCapture(1, { outcome: { source: 'deadline', status: 200 } }))).toBe('deadline')
    const refused = { result: 'refused', reason: 'signature', certainty: 'documented', text: '' } as const
    expect(verdictLook(sampleCapture(1, { verdict: refused, signature: { status: 'missing' } }))).toBe(
      'unsigned',
    )
    expect(verdictLook(sampleCapture(1, { verdict: { ...refused, reason: 'method' } }))).toBe('refused')
  })
  it('says of what was passed over why it was, and of what came late that it did', () => {
    const passed = (passedOver: 'paused' | 'number') =>
      sampleCapture(1, { outcome: { source: 'default', status: 200, passedOver } })
    expect(lookWords[verdictLook(passed('paused'))]).toBe('paused')
    expect(lookWords[verdictLook(passed('number'))]).toBe('not ours')
    const late = sampleCapture(1, { outcome: { source: 'deadline', status: 200, arrivedLate: true } })
    expect(oddities(late)).toEqual(['arrived late'])
  })
})

describe('numbers for reading', () => {
  it.each([
    ['+14155550199', '+1 415 555 0199'],
    ['+442079460018', '+44 207 946 0018'],
    ['+4930901820', '+49 309 018 20'],
    ['+3531234567', '+353 123 4567'],
    ['web', 'web'],
    ['+1', '+1'],
    ['0199', '0199'],
    ['+1415555019912345678', '+1415555019912345678'],
  ])('%s reads %s', (number, expected) => {
    expect(phone(number)).toBe(expected)
  })
  it('have thousands apart and no more decimals than say something', () => {
    expect(thousands(1_234_567)).toBe('1\u202F234\u202F567')
    expect([ms(0), ms(0.01), ms(0.31), ms(9.94), ms(9.96), ms(212.4)]).toEqual([
      '0',
      '<0.1',
      '0.3',
      '9.9',
      '10',
      '212',
    ])
    expect([wholeMs(0.4), wholeMs(3.4), wholeMs(1_820)]).toEqual(['<1', '3', '1\u202F820'])
  })
})

describe('trying again', () => {
  it('waits longer each time, up to a limit', () => {
    const waits = [0, 1, 2, 3, 4, 5, 50].map(attempt => backOffMs(attempt, 0.5))
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
    expect(backOffMs(0, 0)).toBeLessThan(backOffMs(0, 0.99))
  })
})
