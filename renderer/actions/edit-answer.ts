import type { AnswerContent, AnswerState } from '../../shared/answer.ts'
import { ask } from '../engine/ask.ts'
import {
  contentOf,
  draftIsSaved,
  onlyContent,
  putDraft,
  sameContent,
  setNote,
  useDrafts,
} from '../state/drafts-store.ts'
import { useEngine } from '../state/engine-store.ts'
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

const answerOf = (answerId: string): AnswerState | undefined =>
  useEngine.getState().answers.find(a => a.id === answerId)

const save = async (answerId: string): Promise<void> => {
  const draft = useDrafts.getState().drafts.get(answerId)
  const answer = answerOf(answerId)
  if (!draft?.dirty || !answer) return
  const content = sameContent(draft.content, answer) ? null : draft.content
  await ask('answers.saveDraft', { answerId, content })
  draftIsSaved(answerId, draft.content)
}

/** Forgets a save that is about to happen, because something better is done with the text. */
export const cancelSave = (answerId: string): void => {
  clearTimeout(timers.get(answerId))
  timers.delete(answerId)
}

const saveSoon = (answerId: string): void => {
  cancelSave(answerId)
  const later = (): void => {
    timers.delete(answerId)
    // Without a line the text stays here, and is saved when the line is back.
    inTurn(answerId, () => save(answerId)).catch(error => {
      if (useEngine.getState().link === 'open') showError(error)
    })
  }
  timers.set(answerId, window.setTimeout(later, pauseMs))
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

/** Saves what could not be saved while there was no line. */
export const saveUnsaved = (): void => {
  for (const [answerId, draft] of useDrafts.getState().drafts) if (draft.dirty) saveSoon(answerId)
}
