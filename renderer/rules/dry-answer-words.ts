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
