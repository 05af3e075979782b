import type { AnswerState } from '../../shared/answer.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import { saveUnsaved } from '../actions/edit-answer.ts'
import { isWriting } from '../keyboard/focus.ts'
import { chooseAnswer } from '../state/answers-view-store.ts'
import { chosenAnswerNow } from '../state/chosen-answer.ts'
import { keepGone, letGo, useGoneAnswers } from '../state/gone-answers.ts'
import { useView } from '../state/view-store.ts'

/** The answer that has the cursor, in the view of answers. One that a connection gives cannot be deleted. */
const writtenNow = (): AnswerState | undefined => {
  const { activeElement } = document
  const inEditor = isWriting(activeElement) && activeElement?.closest('.answer-pane') != null
  return inEditor && useView.getState().view === 'answers' ? chosenAnswerNow() : undefined
}

/** Before answers are taken away: the one that somebody types in stays in sight, so that no letter becomes a command. */
export const keepWritten = (events: readonly EngineEvent[]): void => {
  if (!events.some(e => e.name === 'answer-removed')) return
  const answer = writtenNow()
  if (!answer || !events.some(e => e.name === 'answer-removed' && e.payload.id === answer.id)) return
  keepGone(answer)
  chooseAnswer(answer.id)
}

/** One that was deleted is there again, and gets what was written meanwhile. */
export const takeBack = (answers: readonly AnswerState[]): void => {
  const { gone } = useGoneAnswers.getState()
  const back = answers.filter(({ id }) => gone.has(id))
  for (const { id } of back) letGo(id)
  if (back.length > 0) saveUnsaved()
}
