import type { Rule } from '../../../shared/rules/rule.ts'
import type { LiveAnswer } from '../../answers/answer-book.ts'

/** What a handler has to know of an answer. */
export type PlannedAnswer = Pick<
  LiveAnswer,
  'delayMs' | 'forced' | 'id' | 'kind' | 'name' | 'platform' | 'revision' | 'status' | 'templated' | 'text'
>

export const plannedAnswer = ({
  delayMs,
  forced,
  id,
  kind,
  name,
  platform,
  revision,
  status,
  templated,
  text,
}: LiveAnswer): PlannedAnswer => ({
  delayMs,
  forced,
  id,
  kind,
  name,
  platform,
  revision,
  status,
  templated,
  text,
})

/** The answers that rules give, by the names that the rules have for them; one that is not there is left out. */
export const answersOfRules = (
  rules: readonly Rule[],
  find: (idOrName: string) => LiveAnswer | null,
): ReadonlyMap<string, PlannedAnswer> => {
  const answers = new Map<string, PlannedAnswer>()
  for (const { on, action } of rules) {
    if (!on || action.do !== 'answer' || action.answer === undefined) continue
    const answer = find(action.answer)
    if (answer) answers.set(action.answer, plannedAnswer(answer))
  }
  return answers
}
