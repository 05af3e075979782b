import { describe, expect, it } from 'vitest'
import {
  actualShare,
  armSentence,
  gradeOf,
  meanWords,
  shortArmName,
} from '../../../renderer/rules/ledger-words.ts'
import type { ArmState } from '../../../shared/rules/rule-state.ts'

const arm = (change: Partial<ArmState>): ArmState => ({
  ruleId: 'a',
  name: 'greeting A',
  percent: 50,
  calls: 0,
  fallbacks: 0,
  medianMs: null,
  grades: [],
  ...change,
})

describe('an arm of an experiment in words', () => {
  it('has its share of the calls of all arms, and none before there are calls', () => {
    expect(actualShare(arm({}), [arm({}), arm({})])).toBeNull()
    const a = arm({ calls: 30 })
    expect(actualShare(a, [a, arm({ calls: 10 })])).toBe(75)
  })

  it('never mixes sources and scales of grades', () => {
    const a = arm({
      calls: 2,
      fallbacks: 1,
      medianMs: 41.4,
      grades: [
        { source: 'complete', scale: '0-1', mean: 0.876, calls: 2 },
        { source: 'graded', scale: '0-100', mean: 91.25, calls: 1 },
      ],
    })
    expect(gradeOf(a, { source: 'graded', scale: '0-1' })).toBeUndefined()
    expect(a.grades.map(meanWords)).toEqual(['0.88', '91.3'])
    expect(armSentence(a, [a])).toBe(
      'greeting A: wants 50 %, got 2 calls, 100 %, 1 fallback, median 41 ms, ' +
        'mean grade of complete events, 0–1: 0.88 over 2 calls, mean grade of call.graded, 0–100: 91.3 over 1 call',
    )
  })

  it('is short where there is little room, and still tells arms apart', () => {
    expect(shortArmName('greeting A', 'greeting')).toBe('A')
    expect(shortArmName('greeting', 'greeting')).toBe('greeting')
    expect(shortArmName('Warm or brisk A', 'other')).not.toBe(shortArmName('Warm or brisk B', 'other'))
    expect(shortArmName('Warm or brisk A', 'other').length).toBeLessThanOrEqual(13)
  })
})
