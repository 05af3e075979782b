import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { AnswerBook } from '../answers/answer-book.ts'

export interface AnswerHandlerParts {
  readonly answers: AnswerBook
}

type AnswerRequest = Exclude<Extract<keyof Handlers, `answers.${string}`>, 'answers.use' | 'answers.preview'>

const notYet = (): never => {
  throw new Problem('bad-request', { reason: 'not built yet' })
}

/** Everything about answers that concerns no connection. */
export const answerHandlers = ({ answers }: AnswerHandlerParts): Pick<Handlers, AnswerRequest> => ({
  'answers.create': notYet,
  'answers.duplicate': notYet,
  'answers.rename': notYet,
  'answers.pin': notYet,
  'answers.delete': notYet,
  'answers.undelete': notYet,
  'answers.saveDraft': ({ answerId, content }) => {
    answers.saveDraft(answerId, content)
    return {}
  },
  'answers.swapIn': ({ answerId, content, force, note }) => ({
    revision: answers.swapIn(answerId, content, force, note),
  }),
  'answers.revisions': notYet,
  'answers.revision': notYet,
})
