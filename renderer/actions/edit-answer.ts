import type { AnswerContent, AnswerState } from '../../shared/answer.ts'
import { ask } from '../engine/ask.ts'
import {
  contentOf,
  draftIsSaved,
  forgetTheirs,
  isSent,
  onlyContent,
  putDraft,
  sameContent,
  setNote,
  useDrafts,
} from '../state/drafts-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { useGoneAnswers } from '../state/gone-answers.ts'
import { showError } from '../state/notes-store.ts'

const pauseMs = 400
const timers = new Map<string, number>()
/** One line of work for each answer: a draft that is on its way must not arrive after the swap that made it old. */
const work = new Map<string, Promise<unknown>>()

/** Does something with an answer after all that was begun before it. */
export const inTurn = <T>(answerId: string, job: () => Promise<T>): Promise<T> => {
  const before = work.get(answerId) ?? Promise.resolve()
  const mine = before.then(job, job)
  work.set(answerId, mine)
  return mine
}

const known = (answerId: string): AnswerState | undefined =>
  useEngine.getState().answers.find(a => a.id === answerId)

/** One that was deleted under somebody's fingers can still be written in: it may come back. */
const answerOf = (answerId: string): AnswerState | undefined =>
  known(answerId) ?? useGoneAnswers.getState().gone.get(answerId)

const save = async (answerId: string): Promise<void> => {
  const draft = useDrafts.getState().drafts.get(answerId)
  const answer = known(answerId)
  if (!draft?.dirty || !answer) return
  isSent(answerId, draft.content)
  const content = sameContent(draft.content, answer) ? null : draft.content
  await ask('answers.saveDraft', { answerId, content })
  draftIsSaved(answerId, draft.content)
}

/** Forgets a save that is about to happen, because something better is done with the text. */
export const cancelSave = (answerId: string): void => {
  clearTimeout(timers.get(answerId))
  timers.delete(answerId)
}

const saveNow = (answerId: string): void => {
  cancelSave(answerId)
  // Without a line the text stays here, and is saved when the line is back.
  inTurn(answerId, () => save(answerId)).catch(error => {
    if (useEngine.getState().link === 'open') showError(error)
  })
}

const saveSoon = (answerId: string): void => {
  cancelSave(answerId)
  timers.set(
    answerId,
    window.setTimeout(() => saveNow(answerId), pauseMs),
  )
}

/** Saves what waits for a pause of its writer: the page may be gone before that comes. */
export const saveWaiting = (): void => {
  for (const answerId of [...timers.keys()]) saveNow(answerId)
}

/** Writes some of an answer: its text, its status, its delay. It is saved as a draft as soon as the writer pauses. */
export const writeContent = (answerId: string, part: Partial<AnswerContent>): void => {
  const answer = answerOf(answerId)
  if (!answer) return
  const before = onlyContent(contentOf(answer, useDrafts.getState().drafts))
  putDraft(answerId, { content: { ...before, ...part }, dirty: true })
  saveSoon(answerId)
}

/** Writes an answer's text. */
export const writeAnswer = (answerId: string, text: string): void => writeContent(answerId, { text })

/** Changes an answer's text by a function of what it is now. */
export const editAnswer = (answerId: string, edit: (text: string) => string): void => {
  const answer = answerOf(answerId)
  if (!answer) return
  const before = contentOf(answer, useDrafts.getState().drafts).text
  const after = edit(before)
  if (after !== before) writeAnswer(answerId, after)
}

/** Throws the draft away: back to what is in force. */
export const revertAnswer = (answerId: string): void => {
  const answer = answerOf(answerId)
  if (!answer) return
  writeContent(answerId, onlyContent(answer))
  setNote(answerId, undefined)
}

/** What another window wrote takes the place of what was written here. */
export const takeTheirs = (answerId: string): void => {
  const theirs = useDrafts.getState().theirs.get(answerId)
  forgetTheirs(answerId)
  if (theirs) writeContent(answerId, theirs)
}

/** What was written here is saved over what another window wrote. */
export const keepOurs = (answerId: string): void => {
  forgetTheirs(answerId)
  writeContent(answerId, {})
}

/** Saves what could not be saved while there was no line. */
export const saveUnsaved = (): void => {
  for (const [answerId, draft] of useDrafts.getState().drafts) if (draft.dirty) saveSoon(answerId)
}
