import { beforeEach, describe, expect, it } from 'vitest'
import {
  changeBoth,
  dropDraft,
  forgetUndo,
  keepDraft,
  putRules,
  rulesSwappedIn,
  undoRules,
  useRules,
} from '../../../renderer/state/rules-store.ts'
import { deletionOf } from '../../../renderer/state/rules-undo.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { sampleRule } from './sample-answer.ts'

const one = sampleRule('one')
const two = sampleRule('two')
const three = sampleRule('three')
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

  it('counts rules with their keys in another order as the same', () => {
    putRules('line', [one], [{ action: one.action, when: one.when, on: true, name: 'one', id: 'one' }])
    expect(draft()).toBeUndefined()
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

const remove = (rules: readonly Rule[], rule: Rule, inForce: readonly Rule[]) => {
  const left = rules.filter(known => known !== rule)
  putRules('line', inForce, left, deletionOf(rules, rule))
  return left
}
const shown = (inForce: readonly Rule[]) => draft()?.rules ?? inForce

describe('what can be undone', () => {
  const inForce = [one, two, three]
  beforeEach(() => {
    for (let n = 0; n < 9; n++) forgetUndo('line')
  })

  it('puts a deleted rule back at its place, and leaves what was changed since', () => {
    const left = remove(inForce, one, inForce)
    const renamed = { ...two, name: 'renamed' }
    putRules(
      'line',
      inForce,
      left.map(rule => (rule === two ? renamed : rule)),
    )
    undoRules('line', inForce)
    expect(shown(inForce)).toEqual([one, renamed, three])
  })

  it('takes back one deletion after the other', () => {
    remove(remove(inForce, two, inForce), three, inForce)
    expect(shown(inForce)).toEqual([one])
    undoRules('line', inForce)
    expect(shown(inForce)).toEqual([one, three])
    undoRules('line', inForce)
    expect(shown(inForce)).toEqual(inForce)
    expect(draft()).toBeUndefined()
    undoRules('line', inForce)
    expect(shown(inForce)).toEqual(inForce)
  })

  it('brings a rule back as a change of the draft after its deletion was swapped in', () => {
    const left = remove(inForce, two, inForce)
    rulesSwappedIn('line', left)
    dropDraft('line')
    undoRules('line', left)
    expect(draft()).toMatchObject({ rules: inForce, base: left })
  })

  it('offers nothing that going back to the rules in force has brought already', () => {
    remove(inForce, two, inForce)
    dropDraft('line')
    expect(useRules.getState().undos.has('line')).toBe(false)
  })

  it('brings back the rules that a file replaced', () => {
    putRules('line', inForce, [one], { of: 'replace', words: 'replaced', rules: [two] })
    undoRules('line', inForce)
    expect(shown(inForce)).toEqual([two])
  })
})

describe('a draft that was overtaken', () => {
  it('began from the rules in force once it is said that it counts', () => {
    putRules('line', [one], [one, two])
    keepDraft('line', [three])
    expect(draft()).toEqual({ rules: [one, two], base: [three] })
  })

  it('takes in a rule that was put in force from here, and is not overtaken by it', () => {
    putRules('line', [one], [one, two])
    changeBoth('line', [one], [one, three], rules => [...rules, three])
    expect(draft()).toEqual({ rules: [one, two, three], base: [one, three] })
  })

  it('stays overtaken when it was so before', () => {
    putRules('line', [one], [one, two])
    changeBoth('line', [three], [three, one], rules => rules)
    expect(draft()?.base).toEqual([one])
  })
})
