import { plainContent } from '../../shared/answer.ts'
import { PlatformId } from '../../shared/platform.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import type { AnswerBook } from '../answers/answer-book.ts'
import type { ConnectionPlan } from './plan.ts'
import { firstAnswerId } from './resolve-plan.ts'

/** Makes the answers that exist from the first start, unless somebody has deleted them. */
export const ensureFirstAnswers = (answers: Pick<AnswerBook, 'ensure'>): void => {
  for (const platform of PlatformId.options)
    for (const mode of ['practice', 'account'] as const) {
      const { name, text } = platformFacts(platform).firstAnswers[mode]
      const content = plainContent(text)
      answers.ensure(firstAnswerId(platform, mode), { platform, kind: 'config', name, content })
    }
}

/**
 * The answer that a connection gives: the one that it should, if that exists and is one of its platform, else the first
 * one. A connection without any answer would have nothing to say, so the first one comes back if it was deleted.
 */
export const answerOfPlan = (
  answers: Pick<AnswerBook, 'find' | 'undelete'>,
  { answerId, platform, mode }: Pick<ConnectionPlan, 'answerId' | 'platform' | 'mode'>,
): string => {
  if (answers.find(answerId)?.platform === platform) return answerId
  const first = firstAnswerId(platform, mode)
  answers.undelete(first, true)
  return first
}
