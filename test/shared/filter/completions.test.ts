import { describe, expect, it } from 'vitest'
import { completions } from '../../../shared/filter/completions.ts'
import { parseFilter } from '../../../shared/filter/parse-filter.ts'

const labels = (text: string, caret = text.length, more = {}) =>
  completions(text, caret, more).map(c => c.label)

describe('completions of a filter', () => {
  it('offers every key in an empty box, each with an example that is understood', () => {
    const all = completions('', 0)
    expect(all.map(c => c.label)).toContain('verdict:')
    for (const { example } of all)
      expect([example, parseFilter(String(example)).problem]).toEqual([example, null])
  })

  it('goes on with keys that begin like the word, also one that is turned round', () => {
    expect(labels('concierge s')).toEqual(['source:', 'signature:', 'status:', 'slower:'])
    expect(labels('-ver')).toEqual(['-verdict:'])
    expect(labels('nothing')).toEqual([])
    expect(labels('"in quotes')).toEqual([])
  })

  it('goes on with the values of a key', () => {
    expect(labels('verdict:re')).toEqual(['verdict:rejected', 'verdict:will-retry', 'verdict:refused'])
    expect(labels('is:pin')).toEqual(['is:pinned'])
    expect(labels('from:+1')).toEqual([])
    expect(labels('answer:', 7, { answer: ['VIP concierge', 'plain'] })).toEqual([
      'answer:"VIP concierge"',
      'answer:plain',
    ])
  })

  it('puts a value in the place of what was typed, and the caret behind it', () => {
    const [first] = completions('verdict:fa type:incoming', 10)
    expect(first).toEqual({
      label: 'verdict:fallback',
      example: null,
      text: 'verdict:fallback type:incoming',
      caret: 16,
    })
    expect(completions('x -ver', 6)[0]).toMatchObject({ text: 'x -verdict:', caret: 11 })
    expect(completions('is:pin', 6)[0]).toMatchObject({ text: 'is:pinned ', caret: 10 })
  })
})
