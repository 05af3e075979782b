import { nearest } from '../../shared/near.ts'
import type { PlatformId } from '../../shared/platform.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import { placeOf, type RuleFault } from '../../shared/rules/rule-place.ts'

/** What rules need to know of answers. */
export interface KnownAnswers {
  /** Null when there is none. */
  idOf(platform: PlatformId, idOrName: string): string | null
  names(platform: PlatformId): readonly string[]
}

/** The first answer that a rule gives and that there is not. */
export const answerFault = (
  rules: readonly Rule[],
  platform: PlatformId,
  answers: KnownAnswers,
): RuleFault | null => {
  const fault = (at: number, key: string, reason: string): RuleFault => {
    const path = [at, 'action', key]
    return { path, place: placeOf('rules', path), reason }
  }
  for (const [at, { action }] of rules.entries()) {
    if (action.do === 'answer' && action.file !== undefined)
      return fault(at, 'file', 'only a rules file can name the file of an answer; name the answer instead')
    const wanted = action.do === 'forward' ? undefined : action.answer
    if (wanted === undefined || answers.idOf(platform, wanted) !== null) continue
    const near = nearest(wanted, answers.names(platform))
    const hint = near === null ? '' : `, perhaps “${near}”`
    return fault(at, 'answer', `there is no answer “${wanted}”${hint}`)
  }
  return null
}

/** Answers are named by people and kept by their ids, so that renaming one leaves the rules as they are. */
export const withAnswerIds = (rules: readonly Rule[], platform: PlatformId, answers: KnownAnswers): Rule[] =>
  rules.map(rule => {
    const { action } = rule
    if (action.do === 'forward' || action.answer === undefined) return rule
    const answer = answers.idOf(platform, action.answer) ?? action.answer
    return { ...rule, action: { ...action, answer } }
  })
