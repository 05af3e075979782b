import type { DryAnswer } from '../../shared/rules/rule-state.ts'

const sourceWords: Record<DryAnswer['source'], string> = {
  breakpoint: 'breakpoint',
  rule: 'rule',
  forward: 'handler',
  default: 'default',
}

/** Who would answer, in a few words: "rule VIPs", "default". */
export const dryWords = ({ source, label }: DryAnswer): string =>
  label === '' || label === sourceWords[source] ? sourceWords[source] : label
