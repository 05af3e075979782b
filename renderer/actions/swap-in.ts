import { checkAnswerText } from '../../shared/answer-text.ts'
import { asProblem } from '../../shared/problem.ts'
import { ask } from '../engine/ask.ts'
import { draftIsSaved, setRefusal, setSwapping, textOf, useDrafts } from '../state/drafts-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { shownConnection } from '../state/shown.ts'
import { useView } from '../state/view-store.ts'
import { cancelSave, inTurn } from './edit-answer.ts'

const refuse = (answerId: string, reason: string): void => {
  setRefusal(answerId, reason)
  // The reason stands beside the editor, which may not be in front.
  useView.setState({ view: 'live', pane: 'answer' })
}

/**
 * Puts the text that is being written in force, so that the next call gets it.
 * @param force swaps in what the platform should not take; otherwise the first error is said and nothing happens
 */
export const swapIn = async (answerId: string, force = false): Promise<void> => {
  const answer = useEngine.getState().answers.find(a => a.id === answerId)
  if (!answer || useDrafts.getState().swapping.has(answerId)) return
  const text = textOf(answer, useDrafts.getState().drafts)
  if (text === answer.text) {
    showNote(
      'done',
      `Revision ${answer.revision} is in force already`,
      'Nothing was changed since it was swapped in.',
    )
    return
  }
  const error = checkAnswerText(answer.platform, text).findings.find(f => f.severity === 'error')
  if (error && !force) {
    // What is missing has no place.
    const place = error.code === 'missing' ? '' : `Line ${error.line}, column ${error.column}: `
    refuse(answerId, place + error.message)
    return
  }
  cancelSave(answerId)
  setSwapping(answerId, true)
  try {
    await inTurn(answerId, () => ask('answers.swapIn', { answerId, content: { ...answer, text }, force }))
    draftIsSaved(answerId, text)
    setRefusal(answerId, undefined)
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.code === 'answer-invalid') refuse(answerId, problem.detail.reason ?? 'the engine refused it')
    else showError(problem)
  } finally {
    setSwapping(answerId, false)
  }
}

/** Swaps in the answer of the connection that is looked at. */
export const swapInShown = (): void => {
  const { connections } = useEngine.getState()
  const connection = shownConnection(connections, useView.getState().connectionId)
  if (connection) void swapIn(connection.answerId)
}
