import type { AnswerState } from '../../shared/answer.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { useAnswersView } from './answers-view-store.ts'
import { useEngine } from './engine-store.ts'
import { shownConnection, useShownConnection } from './shown.ts'
import { useView } from './view-store.ts'

/** The chosen one, else the one that the connection gives, else the first of its platform. */
const choose = (
  answers: readonly AnswerState[],
  chosenId: string | null,
  connection: ConnectionState | undefined,
): AnswerState | undefined => {
  const mine = answers.filter(a => a.platform === connection?.platform)
  return mine.find(a => a.id === chosenId) ?? mine.find(a => a.id === connection?.answerId) ?? mine[0]
}

/** The answer that the view of answers shows. */
export const useChosenAnswer = (): AnswerState | undefined => {
  const connection = useShownConnection()
  const chosenId = useAnswersView(v => v.chosenId)
  return useEngine(e => choose(e.answers, chosenId, connection))
}

/** The same, for code that is not drawing. */
export const chosenAnswerNow = (): AnswerState | undefined => {
  const { answers, connections } = useEngine.getState()
  const connection = shownConnection(connections, useView.getState().connectionId)
  return choose(answers, useAnswersView.getState().chosenId, connection)
}
