import { create } from 'zustand'
import type { AnswerContent, AnswerState } from '../../shared/answer.ts'

/** What is being written here. */
export interface Draft {
  readonly content: AnswerContent
  /** False once the engine has it; then the engine's word counts again as soon as it speaks. */
  readonly dirty: boolean
}

interface DraftsState {
  readonly drafts: ReadonlyMap<string, Draft>
  /** Why the next revision will have been made, in its author's words. It goes with the draft. */
  readonly notes: ReadonlyMap<string, string>
  /** Answers that were refused at the last try to swap them in, with the reason; any edit takes it back. */
  readonly refusals: ReadonlyMap<string, string>
  /** Answers that are being swapped in right now. */
  readonly swapping: ReadonlySet<string>
}

export const useDrafts = create<DraftsState>(() => ({
  drafts: new Map(),
  notes: new Map(),
  refusals: new Map(),
  swapping: new Set(),
}))

const changed = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> => {
  const next = new Map(map)
  if (value === undefined) next.delete(key)
  else next.set(key, value)
  return next
}

/** Whether the same would be sent: body, status and delay. */
export const sameContent = (a: AnswerContent, b: AnswerContent): boolean =>
  a.text === b.text && a.status === b.status && a.delayMs === b.delayMs

/** The content alone, out of whatever else holds it. */
export const onlyContent = ({ text, status, delayMs }: AnswerContent): AnswerContent => ({
  text,
  status,
  delayMs,
})

export const putDraft = (answerId: string, draft: Draft): void =>
  useDrafts.setState(state => ({
    drafts: changed(state.drafts, answerId, draft),
    refusals: state.refusals.has(answerId) ? changed(state.refusals, answerId, undefined) : state.refusals,
  }))

/** The engine has this content: unless it was changed in between, it is no longer only ours. */
export const draftIsSaved = (answerId: string, content: AnswerContent): void =>
  useDrafts.setState(state => {
    const draft = state.drafts.get(answerId)
    return draft && sameContent(draft.content, content)
      ? { drafts: changed(state.drafts, answerId, { ...draft, dirty: false }) }
      : state
  })

/** The engine spoke about an answer: a draft of ours that it has already gives way, one that it has not is kept. */
export const answersChanged = (answerIds: readonly string[]): void =>
  useDrafts.setState(state => {
    const settled = answerIds.filter(id => state.drafts.get(id)?.dirty === false)
    if (settled.length === 0) return state
    const drafts = new Map(state.drafts)
    for (const id of settled) drafts.delete(id)
    return { drafts }
  })

/** Notes what the next revision is for; undefined takes the note away. */
export const setNote = (answerId: string, note: string | undefined): void =>
  useDrafts.setState(state => ({ notes: changed(state.notes, answerId, note) }))

export const setRefusal = (answerId: string, reason: string | undefined): void =>
  useDrafts.setState(state => ({ refusals: changed(state.refusals, answerId, reason) }))

export const setSwapping = (answerId: string, on: boolean): void =>
  useDrafts.setState(state => {
    const swapping = new Set(state.swapping)
    if (on) swapping.add(answerId)
    else swapping.delete(answerId)
    return { swapping }
  })

/** What to show of an answer: ours while we write, else the engine's draft, else what is in force. */
export const contentOf = (answer: AnswerState, drafts: ReadonlyMap<string, Draft>): AnswerContent =>
  drafts.get(answer.id)?.content ?? answer.draft ?? answer

/** Whether an answer is being changed: something else is written than what is in force. */
export const isChanged = (answer: AnswerState, drafts: ReadonlyMap<string, Draft>): boolean =>
  !sameContent(contentOf(answer, drafts), answer)
