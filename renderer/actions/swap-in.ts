import type { AnswerState } from '../../shared/answer.ts'
import { checkAnswerText } from '../../shared/answer-text.ts'
import { asProblem } from '../../shared/problem.ts'
import { ask } from '../engine/ask.ts'
import { openAnswer } from '../state/answers-view-store.ts'
import { chosenAnswerNow } from '../state/chosen-answer.ts'
import {
  contentOf,
  draftIsSaved,
  forgetTheirs,
  isSent,
  onlyContent,
  sameContent,
  setNote,
  setRefusal,
  setSwapping,
  useDrafts,
} from '../state/drafts-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { shownConnection } from '../state/shown.ts'
import { useView } from '../state/view-store.ts'
import { cancelSave, inTurn } from './edit-answer.ts'
import { templateProblem } from './template-problem.ts'

const refuse = (answerId: string, reason: string): void => {
  setRefusal(answerId, reason)
  // The reason stands beside the editor, which may not be in front.
  if (useView.getState().view === 'answers') openAnswer(answerId)
  else useView.setState({ view: 'live', pane: 'answer' })
}

/** A template may fail for some calls only, so it is no reason to refuse; but it is said. */
const warnOfTemplate = async (answer: AnswerState, text: string): Promise<void> => {
  // Whoever cannot be asked about it now says it with the next call.
  const problem = await templateProblem(answer, text).catch(() => null)
  if (problem !== null)
    showNote(
      'problem',
      'Swapped in; its template fails',
      `${problem} Calls that it fails for go to the next rule.`,
    )
}

/**
 * Puts what is being written in force, so that the next call gets it.
 * @param force swaps in what the platform should not take; otherwise the first error is said and nothing happens
 */
export const swapIn = async (answerId: string, force = false): Promise<void> => {
  const answer = useEngine.getState().answers.find(a => a.id === answerId)
  const { drafts, notes, swapping } = useDrafts.getState()
  if (!answer || swapping.has(answerId)) return
  const content = onlyContent(contentOf(answer, drafts))
  if (sameContent(content, answer)) {
    showNote(
      'done',
      `Revision ${answer.revision} is in force already`,
      'Nothing was changed since it was swapped in.',
    )
    return
  }
  const { findings } = checkAnswerText(answer.platform, content.text, answer.kind)
  const error = findings.find(f => f.severity === 'error')
  if (error && !force) {
    // What is missing has no place.
    const place = error.code === 'missing' ? '' : `Line ${error.line}, column ${error.column}: `
    refuse(answerId, place + error.message)
    return
  }
  const note = notes.get(answerId)?.trim()
  cancelSave(answerId)
  setSwapping(answerId, true)
  isSent(answerId, content)
  try {
    await inTurn(answerId, () =>
      ask('answers.swapIn', { answerId, content, force, ...(note ? { note } : {}) }),
    )
    draftIsSaved(answerId, content)
    setRefusal(answerId, undefined)
    setNote(answerId, undefined)
    forgetTheirs(answerId)
    void warnOfTemplate(answer, content.text)
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.code === 'answer-invalid') refuse(answerId, problem.detail.reason ?? 'the engine refused it')
    else showError(problem)
  } finally {
    setSwapping(answerId, false)
  }
}

/** Swaps in the answer that is looked at: the chosen one of the answers, else the one of the connection. */
export const swapInShown = (): void => {
  const { connections } = useEngine.getState()
  const { view, connectionId } = useView.getState()
  const answerId =
    view === 'answers' ? chosenAnswerNow()?.id : shownConnection(connections, connectionId)?.answerId
  if (answerId !== undefined) void swapIn(answerId)
}
