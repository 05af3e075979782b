import type { AnswerContent, AnswerKind, AnswerState, RevisionInfo } from '../../shared/answer.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { answerRows, freshName } from '../answers/answer-list.ts'
import { ask } from '../engine/ask.ts'
import { focusAnswers } from '../keyboard/focus.ts'
import { modifierLabel } from '../keyboard/modifier.ts'
import {
  chooseAnswer,
  openAnswer,
  showAnswerList,
  startRenaming,
  useAnswersView,
} from '../state/answers-view-store.ts'
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

interface Deleted {
  readonly id: string
  readonly name: string
}

/** What can still come back, the last one at the end. */
const deleted: Deleted[] = []

/** Brings back what was deleted last, one of those before it, or one that another window deleted. */
export const undoDelete = async (one: Deleted | undefined = deleted.at(-1)): Promise<void> => {
  if (!one) return
  const at = deleted.findIndex(({ id }) => id === one.id)
  if (at !== -1) deleted.splice(at, 1)
  try {
    await ask('answers.undelete', { answerId: one.id })
    chooseAnswer(one.id)
    const before = deleted.at(-1)
    const more = before ? `${modifierLabel} Z in the list brings back “${before.name}”.` : ''
    showNote('done', `“${one.name}” is back`, more)
  } catch (error) {
    showError(error)
  }
}

/** The row that takes the place of an answer in the list: the one below it, else the one above. */
const neighbourOf = (answer: AnswerState): AnswerState | undefined => {
  const rows = answerRows(useEngine.getState().answers, answer.platform, useAnswersView.getState().search)
  const at = rows.findIndex(row => row.id === answer.id)
  return rows[at + 1] ?? rows[at - 1]
}

/** Deletes an answer with all its revisions, and offers to take that back. The list is in front then. */
export const deleteAnswer = async (answer: AnswerState): Promise<void> => {
  const next = neighbourOf(answer)
  try {
    await ask('answers.delete', { answerId: answer.id })
    if (next) chooseAnswer(next.id)
    showAnswerList()
    focusAnswers()
    const one = { id: answer.id, name: answer.name }
    deleted.push(one)
    const undo = { label: 'Undo', run: () => void undoDelete(one) }
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
