import { describe, expect, it } from 'vitest'
import { findHits, hitsIn, mostHits, wordPattern } from '../../../renderer/text/hits.ts'
import { runNow } from '../../../renderer/text/work.ts'

const found = (terms: readonly string[], text: string): readonly string[] => {
  const pattern = wordPattern(terms)
  return pattern ? hitsIn(text, pattern).map(({ from, to }) => text.slice(from, to)) : []
}

describe('the words of a filter', () => {
  it.each([
    [['refund'], 'A Refund, REFUND and refunds', ['Refund', 'REFUND', 'refund']],
    [['cafe'], 'Café, cafe\u0301 and CAFÈ', ['Café', 'cafe\u0301', 'CAFÈ']],
    [['café'], 'a cafe', ['cafe']],
    [['call back'], 'call-back, "call": "back"', ['call-back', 'call": "back']],
    [['+1415'], 'call +1 (415) 555', ['1 (415']],
    [['a.b', '[x]'], 'a.b acb [x] x', ['a.b', '[x]']],
    [['', ' '], 'anything', []],
  ])('%j are found in %j', (terms, text, expected) => {
    expect(found(terms, text)).toEqual(expected)
  })

  it('are found where a long text is cut into pieces, each once, and no more than anybody goes through', () => {
    const text = `${'x'.repeat(524_282)} needle needle ${'y'.repeat(524_282)} needle`
    const pattern = wordPattern(['needle']) ?? /$^/g
    expect(runNow(findHits(text, pattern)).map(hit => hit.from)).toEqual([524_283, 524_290, 1_048_580])
    expect(runNow(findHits('ab '.repeat(20_000), wordPattern(['ab']) ?? /$^/g))).toHaveLength(mostHits)
  })
})
