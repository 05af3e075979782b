import type { AnswerContent, AnswerKind, AnswerState, RevisionInfo } from '../../shared/answer.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { freshName } from '../answers/answer-list.ts'
import { ask } from '../engine/ask.ts'
import { chooseAnswer, openAnswer, startRenaming } from '../state/answers-view-store.ts'
import { contentOf, isChanged, isSent, onlyContent, useDrafts } from '../state/drafts-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { cancelSave, inTurn, writeContent } from './edit-answer.ts'

const namesOf = (platform: PlatformId): readonly string[] =>
  useEngine
    .getState()
    .answers.filter(a => a.platform === platform)
    .map(a => a.name)

export interface NewAnswer {
  readonly platform: PlatformId
  readonly kind: AnswerKind
  readonly name: string
  readonly content: AnswerContent
}

/** Makes an answer, and asks for its name, which is one of its own already. */
export const createAnswer = async (made: NewAnswer): Promise<void> => {
  try {
    const name = freshName(made.name, namesOf(made.platform))
    const { answerId } = await ask('answers.create', { ...made, name })
    openAnswer(answerId)
    startRenaming(answerId)
  } catch (error) {
    showError(error)
  }
}

export const duplicateAnswer = async (answer: AnswerState): Promise<void> => {
  try {
    const { answerId } = await ask('answers.duplicate', { answerId: answer.id })
    openAnswer(answerId)
    startRenaming(answerId)
  } catch (error) {
    showError(error)
  }
}

export const renameAnswer = async (answer: AnswerState, name: string): Promise<void> => {
  const wanted = name.trim()
  if (wanted === '' || wanted === answer.name) return
  await ask('answers.rename', { answerId: answer.id, name: wanted }).catch(showError)
}

export const pinAnswer = async (answer: AnswerState): Promise<void> => {
  await ask('answers.pin', { answerId: answer.id, pinned: !answer.pinned }).catch(showError)
}

export const giveAnswer = async (connectionId: string, answerId: string): Promise<void> => {
  await ask('answers.use', { connectionId, answerId }).catch(showError)
}

let lastDeletedId: string | null = null

/** Brings back what was deleted last. */
export const undoDelete = async (answerId: string | null = lastDeletedId): Promise<void> => {
  if (answerId === null) return
  if (answerId === lastDeletedId) lastDeletedId = null
  try {
    await ask('answers.undelete', { answerId })
    chooseAnswer(answerId)
  } catch (error) {
    showError(error)
  }
}

/** Deletes an answer with all its revisions, and offers to take that back. */
export const deleteAnswer = async (answer: AnswerState): Promise<void> => {
  try {
    await ask('answers.delete', { answerId: answer.id })
    lastDeletedId = answer.id
    const undo = { label: 'Undo', run: () => void undoDelete(answer.id) }
    showNote('done', `“${answer.name}” is deleted`, 'It comes back with all its revisions.', undo)
  } catch (error) {
    showError(error)
  }
}

/**
 * Puts an old revision in force again, as a new one. What was being written stays as the draft.
 * One that was forced is forced again: it was meant.
 */
export const restoreRevision = async (answer: AnswerState, info: RevisionInfo): Promise<void> => {
  const { id: answerId } = answer
  const { drafts } = useDrafts.getState()
  const kept = isChanged(answer, drafts) ? onlyContent(contentOf(answer, drafts)) : null
  try {
    const { content } = await ask('answers.revision', { answerId, revision: info.revision })
    cancelSave(answerId)
    isSent(answerId, content)
    const note = `Restored revision ${info.revision}`
    const { revision } = await inTurn(answerId, () =>
      ask('answers.swapIn', { answerId, content, force: info.forced, note }),
    )
    if (kept) writeContent(answerId, kept)
    showNote(
      'done',
      `Revision ${info.revision} is in force again, as revision ${revision}`,
      kept ? 'What you were writing is still your draft.' : 'The next call gets it.',
    )
  } catch (error) {
    showError(error)
  }
}
