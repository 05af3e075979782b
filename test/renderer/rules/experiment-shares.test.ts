import { describe, expect, it } from 'vitest'
import { evenShares, experimentShares, sumWords } from '../../../renderer/rules/experiment-shares.ts'
import { splitRules } from '../../../renderer/rules/split-rules.ts'
import { sharePartsOf } from '../../../shared/rules/share-parts.ts'
import { sampleRule } from './sample-answer.ts'

describe('the shares of an experiment', () => {
  it('lie one after the other in the order of the rules, whether they are on or off', () => {
    const rules = [
      sampleRule('a', { when: [{ match: 'share', experiment: 'x', percent: 20 }] }),
      sampleRule('b', { on: false, when: [{ match: 'share', experiment: 'x', percent: 30 }] }),
      sampleRule('other', { when: [{ match: 'share', experiment: 'y', percent: 90 }] }),
      sampleRule('c', { when: [{ match: 'share', experiment: 'x', percent: 25 }] }),
    ]
    expect(experimentShares(rules, 'x')).toEqual({
      name: 'x',
      sum: 75,
      arms: [
        { ruleId: 'a', from: 0, until: 20 },
        { ruleId: 'b', from: 20, until: 50 },
        { ruleId: 'c', from: 50, until: 75 },
      ],
    })
    // The engine sees them at the same places.
    expect(
      sharePartsOf(rules)
        .get('x')
        ?.map(part => [part.from, part.until]),
    ).toEqual([
      [0, 20],
      [20, 50],
      [50, 75],
    ])
  })

  it('are as even as can be and make 100 in the eyes of the engine', () => {
    for (const n of [1, 2, 3, 6, 7, 9]) {
      const arms = evenShares(n).map(percent => ({ percent, answer: 'a1' }))
      expect(
        sharePartsOf(splitRules([], 'x', arms))
          .get('x')
          ?.at(-1)?.until,
      ).toBe(100)
    }
    expect(evenShares(2)).toEqual([50, 50])
    expect(evenShares(3)).toEqual([33.34, 33.33, 33.33])
  })

  it('say who gets the rest, and what is too much', () => {
    expect(sumWords(100)).toBeNull()
    expect(sumWords(70)).toMatch(/other 30 % .* default answer/)
    expect(sumWords(120)).toMatch(/take 20 % away/)
  })

  it('become one rule for each arm, with names and ids of their own', () => {
    const rules = splitRules([sampleRule('r', { name: 'x A' })], 'x', [
      { percent: 50, answer: 'a1' },
      { percent: 50, answer: 'a2' },
    ])
    expect(rules.map(rule => rule.name)).toEqual(['x A 2', 'x B'])
    expect(new Set(rules.map(rule => rule.id)).size).toBe(2)
    expect(rules.map(rule => rule.action)).toEqual([
      { do: 'answer', answer: 'a1' },
      { do: 'answer', answer: 'a2' },
    ])
  })
})
