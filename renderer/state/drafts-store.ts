import { create } from 'zustand'
import type { AnswerContent, AnswerState } from '../../shared/answer.ts'

/** What is being written here. */
export interface Draft {
  readonly content: AnswerContent
  /** False once the engine has it; then the engine's word counts again as soon as it speaks. */
  readonly dirty: boolean
  /** When it was written last, in ms since 1970. */
  readonly writtenAt: number
}

/** For so long somebody who has just written still has it in mind, and nothing may take its place unsaid. */
const justWrittenMs = 10_000

interface DraftsState {
  readonly drafts: ReadonlyMap<string, Draft>
  /** What another window made of an answer while it was being written here; nothing is lost until somebody chooses. */
  readonly theirs: ReadonlyMap<string, AnswerContent>
  /** What this page gave the engine last of each answer: its word about that is no news. */
  readonly sent: ReadonlyMap<string, readonly AnswerContent[]>
  /** Why the next revision will have been made, in its author's words. It goes with the draft. */
  readonly notes: ReadonlyMap<string, string>
  /** Answers that were refused at the last try to swap them in, with the reason; any edit takes it back. */
  readonly refusals: ReadonlyMap<string, string>
  /** Answers that are being swapped in right now. */
  readonly swapping: ReadonlySet<string>
}

export const useDrafts = create<DraftsState>(() => ({
  drafts: new Map(),
  theirs: new Map(),
  sent: new Map(),
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

export const putDraft = (
  answerId: string,
  draft: Omit<Draft, 'writtenAt'>,
  writtenAt: number = Date.now(),
): void =>
  useDrafts.setState(state => ({
    drafts: changed(state.drafts, answerId, { ...draft, writtenAt }),
    refusals: state.refusals.has(answerId) ? changed(state.refusals, answerId, undefined) : state.refusals,
  }))

/** This content is on its way to the engine. */
export const isSent = (answerId: string, content: AnswerContent): void =>
  useDrafts.setState(state => ({
    sent: changed(state.sent, answerId, [...(state.sent.get(answerId) ?? []), content].slice(-2)),
  }))

/** What another window wrote was taken, or left. */
export const forgetTheirs = (answerId: string): void =>
  useDrafts.setState(state =>
    state.theirs.has(answerId) ? { theirs: changed(state.theirs, answerId, undefined) } : state,
  )

/** The engine has this content: unless it was changed in between, it is no longer only ours. */
export const draftIsSaved = (answerId: string, content: AnswerContent): void =>
  useDrafts.setState(state => {
    const draft = state.drafts.get(answerId)
    return draft && sameContent(draft.content, content)
      ? { drafts: changed(state.drafts, answerId, { ...draft, dirty: false }) }
      : state
  })

const engineContent = (answer: AnswerState): AnswerContent => onlyContent(answer.draft ?? answer)

/** Whether a text holds all of another one, with one piece more. */
const onlyAdds = (before: string, after: string): boolean => {
  if (after.length < before.length) return false
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  return before.slice(start) === after.slice(after.length - (before.length - start))
}

/**
 * What becomes of a draft when the engine's word about its answer changes. `follow`: the engine's word counts again;
 * `keep`: ours does; `ask`: ours does, and its writer is told that there is another one.
 */
const become = (
  draft: Draft,
  sent: readonly AnswerContent[],
  now: number,
  before: AnswerState | undefined,
  after: AnswerState,
): 'follow' | 'keep' | 'ask' => {
  const { content, dirty, writtenAt } = draft
  const theirs = engineContent(after)
  if (sameContent(theirs, content)) return 'keep'
  // A call, a name or a pin changed, or this is what was sent from here before the last keys.
  const news = before !== undefined && !sameContent(engineContent(before), theirs)
  if (!news || sent.some(s => sameContent(s, theirs))) return dirty ? 'keep' : 'follow'
  if (dirty) return 'ask'
  return now - writtenAt < justWrittenMs && !onlyAdds(content.text, theirs.text) ? 'ask' : 'follow'
}

/**
 * The engine spoke about answers, in this order. A draft that it has already gives way; one that it has not, or that was
 * written just now, is kept, and what another window wrote is kept beside it.
 * @param before what it said of them last
 */
export const answersChanged = (
  answers: readonly AnswerState[],
  before: readonly AnswerState[],
  now: number = Date.now(),
): void =>
  useDrafts.setState(state => {
    const known = new Map(before.map(a => [a.id, a]))
    let { drafts, theirs } = state
    for (const answer of answers) {
      const draft = drafts.get(answer.id)
      if (draft) {
        const what = become(draft, state.sent.get(answer.id) ?? [], now, known.get(answer.id), answer)
        if (what === 'follow') drafts = changed(drafts, answer.id, undefined)
        if (what === 'ask') theirs = changed(theirs, answer.id, engineContent(answer))
      }
      known.set(answer.id, answer)
    }
    return { drafts, theirs }
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
