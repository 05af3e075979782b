import { describe, expect, it } from 'vitest'
import { answerChanges } from '../../renderer/text/answer-changes.ts'
import { jsonSpans, markSpans } from '../../renderer/text/json-spans.ts'

const config = (prompt: string): string => JSON.stringify({ prompt, voice: 'en-US-James1' }, null, 2)

describe('what changed in an answer', () => {
  it('is the word that was changed, with the words around it', () => {
    const before = config('You are kind.\n\nGreet them warmly, and listen.')
    const after = config('You are kind.\n\nGreet them cheerfully, and listen.')
    const [change, ...more] = answerChanges(before, after)
    expect(more).toEqual([])
    expect(change).toMatchObject({
      before: 'warmly',
      after: 'cheerfully',
      lead: 'Greet them ',
      tail: ', and listen.',
    })
    expect(after.slice(change?.from, change?.to)).toBe('cheerfully')
  })

  it('is empty where something was only taken out', () => {
    const [change] = answerChanges(config('one two three'), config('one three'))
    expect(change?.after).toBe('')
    expect(change?.before.trim()).toBe('two')
  })

  it('is nothing when nothing did', () => {
    expect(answerChanges(config('same'), config('same'))).toEqual([])
  })
})

describe('marks in the text', () => {
  it('cut the pieces at their borders and lose not a letter', () => {
    const text = config('Greet them cheerfully.')
    const from = text.indexOf('cheerfully')
    const pieces = markSpans(jsonSpans(text), [{ from, to: from + 10 }])
    expect(pieces.map(p => text.slice(p.from, p.to)).join('')).toBe(text)
    expect(pieces.filter(p => p.marked).map(p => text.slice(p.from, p.to))).toEqual(['cheerfully'])
  })

  it('can reach over several pieces', () => {
    const text = '{"a": 1, "b": 2}'
    const pieces = markSpans(jsonSpans(text), [{ from: 1, to: 9 }])
    expect(
      pieces
        .filter(p => p.marked)
        .map(p => text.slice(p.from, p.to))
        .join(''),
    ).toBe('"a": 1, ')
  })
})
