import { create } from 'zustand'
import type { AnswerState } from '../../shared/answer.ts'

interface GoneAnswers {
  /** Answers that were deleted while somebody was writing in them here, as they were last. They stay in sight. */
  readonly gone: ReadonlyMap<string, AnswerState>
}

export const useGoneAnswers = create<GoneAnswers>(() => ({ gone: new Map() }))

export const keepGone = (answer: AnswerState): void =>
  useGoneAnswers.setState(({ gone }) => ({ gone: new Map(gone).set(answer.id, answer) }))

/** Its writer has chosen: it is back, or it may go. */
export const letGo = (answerId: string): void =>
  useGoneAnswers.setState(({ gone }) => {
    const next = new Map(gone)
    next.delete(answerId)
    return { gone: next }
  })
