import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { AnswerBook } from '../answers/answer-book.ts'

export interface AnswerHandlerParts {
  readonly answers: AnswerBook
}

type AnswerRequest = Exclude<Extract<keyof Handlers, `answers.${string}`>, 'answers.use' | 'answers.preview'>

/** Everything about answers that concerns no connection. */
export const answerHandlers = ({ answers }: AnswerHandlerParts): Pick<Handlers, AnswerRequest> => ({
  'answers.create': answer => ({ answerId: answers.create(answer) }),
  'answers.duplicate': ({ answerId }) => ({ answerId: answers.duplicate(answerId) }),
  'answers.rename': ({ answerId, name }) => {
    answers.rename(answerId, name)
    return {}
  },
  'answers.pin': ({ answerId, pinned }) => {
    answers.pin(answerId, pinned)
    return {}
  },
  'answers.delete': ({ answerId }) => {
    answers.delete(answerId)
    return {}
  },
  'answers.undelete': ({ answerId }) => {
    answers.undelete(answerId)
    return {}
  },
  'answers.saveDraft': ({ answerId, content }) => {
    answers.saveDraft(answerId, content)
    return {}
  },
  'answers.swapIn': ({ answerId, content, force, note }) => ({
    revision: answers.swapIn(answerId, content, force, note),
  }),
  'answers.revisions': async ({ answerId }) => ({ revisions: await answers.revisions(answerId) }),
  'answers.revision': ({ answerId, revision }) => {
    const content = answers.contentOf(answerId, revision)
    if (!content)
      throw answers.nameOf(answerId) === null
        ? new Problem('answer-not-found', { id: answerId })
        : new Problem('bad-request', { reason: `there is no revision ${revision} of it` })
    return { content }
  },
})
