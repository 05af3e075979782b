import type { CaptureSummary } from '../shared/capture.ts'
import type { RuleNames } from './rule-names.ts'

/** Who answered without a rule, where the verdict beside it does not say so already. */
const byItself = (
  { outcome, verdict, connectionId }: CaptureSummary,
  rules: RuleNames | null,
): string | null => {
  switch (outcome.source) {
    case 'breakpoint':
      return 'breakpoint'
    case 'forward':
      return 'handler'
    case 'default': {
      const expected = verdict.result === 'acknowledged' || outcome.passedOver
      const wasSecond = outcome.handlerProblem !== undefined || rules?.has(connectionId) === true
      return expected || !wasSecond ? null : 'default'
    }
    // The glyph says a deadline answer, and that it was refused.
    case 'deadline':
    case 'rule':
    case 'refused':
      return null
  }
}

/**
 * Who answered, in a word or two: `rule “VIPs”`, `handler`, `breakpoint`, `rule “VIPs” → handler`. Null where nothing but
 * the default answer was there to answer, and for a deadline answer without a rule.
 */
export const whoAnswered = (capture: CaptureSummary, rules: RuleNames | null): string | null => {
  const { ruleId } = capture.outcome
  const other = byItself(capture, rules)
  if (ruleId === undefined) return other
  const rule = `rule “${rules?.nameOf(capture.connectionId, ruleId) ?? ruleId}”`
  return other === null ? rule : `${rule} → ${other}`
}
