import type { DryAnswer } from '../../shared/rules/rule-state.ts'

const sourceWords: Record<DryAnswer['source'], string> = {
  breakpoint: 'breakpoint',
  rule: 'rule',
  forward: 'handler',
  default: 'default',
}

/** Who would answer, in a few words. Both sides of a dry run give the newest revision, so that it is not named. */
export const dryWords = ({ source, label }: DryAnswer): string =>
  label.replace(/, revision \d+$/, '') || sourceWords[source]

/**
 * The same in two parts, of which the first may be cut before the second is.
 * @param answerName of the answer that is given, because it may hold a colon itself
 */
export const dryParts = (answer: DryAnswer, answerName: string | undefined): readonly [string, string] => {
  const words = dryWords(answer)
  if (answer.ruleId === null) return ['', words]
  const given = `: ${answerName}`
  const at = words.endsWith(given) ? words.length - given.length : words.lastIndexOf(': ')
  return at < 0 ? ['', words] : [words.slice(0, at), words.slice(at + 2)]
}
