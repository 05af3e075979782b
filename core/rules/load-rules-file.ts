import { dirname, resolve } from 'node:path'
import type { PlatformId } from '../../shared/platform.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import { placeInRules, readRulesFile } from '../../shared/rules/rules-file.ts'
import { answerFault, type KnownAnswers, withAnswerIds } from './check-answers.ts'

/** What the rules in a file name. */
export interface RulesFileParts {
  readonly answers: KnownAnswers
  /** @returns the answer's id. Rejects with a Problem when the file is no good. */
  watchAnswer(file: string, platform: PlatformId): Promise<string>
}

/**
 * The rules that a file's text says, ready to be put in force: answers named by a file are watched from now on, and
 * named by their ids. Rejects with a Problem `rules-file-invalid`.
 */
export const loadRulesFile = async (
  file: string,
  text: string,
  platform: PlatformId,
  { answers, watchAnswer }: RulesFileParts,
): Promise<Rule[]> => {
  const refuse = (place: string, reason: string): Problem =>
    new Problem('rules-file-invalid', { file, place, reason })
  const read = readRulesFile(text)
  if (!read.ok) throw refuse(read.place, read.reason)
  if (read.platform !== platform) throw refuse('platform', `they are for ${read.platform}, not ${platform}`)

  const rules: Rule[] = []
  for (const [at, rule] of read.rules.entries()) {
    const { action } = rule
    if (action.do !== 'answer' || action.file === undefined) {
      rules.push(rule)
      continue
    }
    try {
      const answer = await watchAnswer(resolve(dirname(file), action.file), platform)
      rules.push({ ...rule, action: { do: 'answer', answer } })
    } catch (error) {
      const problem = asProblem(error)
      const reason = problem.detail.reason ?? sayProblem(problem).what
      // An answer that is no good says itself in which file.
      const where = problem.detail.place ?? action.file
      throw refuse(placeInRules(text, [at, 'action', 'file']), `${where}: ${reason.replace(/\.$/, '')}`)
    }
  }
  const fault = answerFault(rules, platform, answers)
  if (fault) throw refuse(placeInRules(text, fault.path), fault.reason)
  return withAnswerIds(rules, platform, answers)
}
