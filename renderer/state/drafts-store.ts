import { create } from 'zustand'
import type { AnswerState } from '../../shared/answer.ts'

/** A text that is being written here. */
export interface Draft {
  readonly text: string
  /** False once the engine has it; then the engine's word counts again as soon as it speaks. */
  readonly dirty: boolean
}

interface DraftsState {
  readonly drafts: ReadonlyMap<string, Draft>
  /** Answers that were refused at the last try to swap them in, with the reason; any edit takes it back. */
  readonly refusals: ReadonlyMap<string, string>
  /** Answers that are being swapped in right now. */
  readonly swapping: ReadonlySet<string>
}

export const useDrafts = create<DraftsState>(() => ({
  drafts: new Map(),
  refusals: new Map(),
  swapping: new Set(),
}))

const changed = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> => {
  const next = new Map(map)
  if (value === undefined) next.delete(key)
  else next.set(key, value)
  return next
}

export const putDraft = (answerId: string, draft: Draft): void =>
  useDrafts.setState(state => ({
    drafts: changed(state.drafts, answerId, draft),
    refusals: state.refusals.has(answerId) ? changed(state.refusals, answerId, undefined) : state.refusals,
  }))

/** The engine has this text: unless it was changed in between, it is no longer only ours. */
export const draftIsSaved = (answerId: string, text: string): void =>
  useDrafts.setState(state =>
    state.drafts.get(answerId)?.text === text
      ? { drafts: changed(state.drafts, answerId, { text, dirty: false }) }
      : state,
  )

/** The engine spoke about an answer: a text of ours that it has already gives way, one that it has not is kept. */
export const answersChanged = (answerIds: readonly string[]): void =>
  useDrafts.setState(state => {
    const settled = answerIds.filter(id => state.drafts.get(id)?.dirty === false)
    if (settled.length === 0) return state
    const drafts = new Map(state.drafts)
    for (const id of settled) drafts.delete(id)
    return { drafts }
  })

export const setRefusal = (answerId: string, reason: string | undefined): void =>
  useDrafts.setState(state => ({ refusals: changed(state.refusals, answerId, reason) }))

export const setSwapping = (answerId: string, on: boolean): void =>
  useDrafts.setState(state => {
    const swapping = new Set(state.swapping)
    if (on) swapping.add(answerId)
    else swapping.delete(answerId)
    return { swapping }
  })

/** The text to show for an answer: ours while we write, else the engine's draft, else what is in force. */
export const textOf = (answer: AnswerState, drafts: ReadonlyMap<string, Draft>): string =>
  drafts.get(answer.id)?.text ?? answer.draft?.text ?? answer.text
