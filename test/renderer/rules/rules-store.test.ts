import { beforeEach, describe, expect, it } from 'vitest'
import {
  dropDraft,
  putRules,
  rulesSwappedIn,
  undoRules,
  useRules,
} from '../../../renderer/state/rules-store.ts'
import { sampleRule } from './sample-answer.ts'

const one = sampleRule('one')
const two = sampleRule('two')
const draft = () => useRules.getState().drafts.get('line')

beforeEach(() => dropDraft('line'))

describe('the draft of rules', () => {
  it('is kept for its connection and knows what it began from', () => {
    putRules('line', [one], [one, two])
    putRules('line', [one, one], [two])
    expect(draft()).toMatchObject({ rules: [two], base: [one] })
    expect(useRules.getState().drafts.has('other')).toBe(false)
  })

  it('is gone when the rules are again what is in force', () => {
    putRules('line', [one], [one, two])
    putRules('line', [one], [{ ...one }])
    expect(draft()).toBeUndefined()
  })

  it('takes a deletion back, and only that', () => {
    putRules('line', [one, two], [two, one])
    putRules('line', [one, two], [two], '“one” was deleted.')
    expect(draft()?.undo?.words).toBe('“one” was deleted.')
    undoRules('line', [one, two])
    expect(draft()).toMatchObject({ rules: [two, one], undo: null })
  })

  it('keeps the way back when a deletion makes the rules what is in force', () => {
    putRules('line', [one], [one, two])
    putRules('line', [one], [one], '“two” was deleted.')
    undoRules('line', [one])
    expect(draft()?.rules).toEqual([one, two])
  })

  it('keeps what was written while the rules before it were swapped in', () => {
    const sent = [one, two]
    putRules('line', [one], sent)
    putRules('line', [one], [two])
    rulesSwappedIn('line', sent)
    expect(draft()).toMatchObject({ rules: [two], base: sent })
    rulesSwappedIn('line', draft()?.rules ?? [])
    expect(draft()).toBeUndefined()
  })
})
