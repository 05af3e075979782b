import type { AnswerState } from '../../shared/answer.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { useAnswersView } from './answers-view-store.ts'
import { useEngine } from './engine-store.ts'
import { useGoneAnswers } from './gone-answers.ts'
import { shownConnection, useShownConnection } from './shown.ts'
import { useView } from './view-store.ts'

type Gone = ReadonlyMap<string, AnswerState>

/** The chosen one, also when it was deleted while somebody was writing in it, else the one that the connection gives, else the first of its platform. */
const choose = (
  answers: readonly AnswerState[],
  chosenId: string | null,
  connection: ConnectionState | undefined,
  gone: Gone,
): AnswerState | undefined => {
  const mine = [...answers, ...gone.values()].filter(a => a.platform === connection?.platform)
  const chosen = mine.find(a => a.id === chosenId)
  if (chosen) return chosen
  const there = mine.filter(a => !gone.has(a.id))
  return there.find(a => a.id === connection?.answerId) ?? there[0]
}

/** The answer that the view of answers shows. */
export const useChosenAnswer = (): AnswerState | undefined => {
  const connection = useShownConnection()
  const chosenId = useAnswersView(v => v.chosenId)
  const gone = useGoneAnswers(g => g.gone)
  return useEngine(e => choose(e.answers, chosenId, connection, gone))
}

/** The same, for code that is not drawing. */
export const chosenAnswerNow = (): AnswerState | undefined => {
  const { answers, connections } = useEngine.getState()
  const connection = shownConnection(connections, useView.getState().connectionId)
  return choose(answers, useAnswersView.getState().chosenId, connection, useGoneAnswers.getState().gone)
}
