import { describe, expect, it } from 'vitest'
import { answerRows, freshName, matchesSearch, pinKeys } from '../../renderer/answers/answer-list.ts'
import { type AnswerState, plainContent } from '../../shared/answer.ts'
import { sampleAnswer } from '../support/sample-answer.ts'

const answer = (id: string, change: Partial<AnswerState> = {}): AnswerState =>
  sampleAnswer(id, { ...plainContent('{ "prompt": "Greet them warmly." }'), ...change })
const ids = (rows: readonly AnswerState[]): string => rows.map(a => a.id).join(' ')

describe('the list of answers', () => {
  it('has the pinned ones first, in the order of their keys', () => {
    const all = [answer('a'), answer('b', { pinned: true }), answer('c'), answer('d', { pinned: true })]
    expect(ids(answerRows(all, 'thunderphone', ''))).toBe('b d a c')
    expect([...pinKeys(all, 'thunderphone')]).toEqual([
      ['b', 1],
      ['d', 2],
    ])
  })

  it('counts the replies to tools for themselves, and has no key for a tenth answer', () => {
    const many = Array.from({ length: 11 }, (_, i) =>
      answer(`a${i}`, { pinned: true, kind: i === 0 ? 'tool' : 'config' }),
    )
    const keys = pinKeys(many, 'thunderphone')
    expect(keys.get('a0')).toBe(1)
    expect(keys.get('a1')).toBe(1)
    expect(keys.get('a9')).toBe(9)
    expect(keys.has('a10')).toBe(false)
  })

  it.each([
    ['vip', true],
    ['warmly greet', true],
    ['negative', false],
    ['support', true],
    ['vip absent', false],
  ])('finds %s: %s', (search, found) => {
    const vip = answer('x', { name: 'VIP concierge', note: 'as Support wanted' })
    expect(matchesSearch(vip, search)).toBe(found)
  })

  it('finds answers by the word of their kind', () => {
    expect(matchesSearch(answer('x', { kind: 'test' }), 'negative test')).toBe(true)
  })
})

describe('the name of a new answer', () => {
  it('is counted up until nothing else has it, whatever the case', () => {
    expect(freshName('Late', [])).toBe('Late')
    expect(freshName('Late', ['late', 'Late 2'])).toBe('Late 3')
  })
})
