import type { Rule } from '../../shared/rules/rule.ts'
import type { DryAnswer } from '../../shared/rules/rule-state.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import { breakpointCandidate } from '../delivery/by-rules.ts'
import type { Filled } from '../delivery/fill-in.ts'
import { withoutAnswer } from '../delivery/given.ts'
import type { Line } from '../delivery/line.ts'
import type { RouteFacts, RuleSet } from './rule-set.ts'

export interface DryParts {
  readonly line: Line
  readonly facts: RouteFacts
  /** The answer as this delivery would get it. */
  fill(answer: LiveAnswer): Promise<Filled>
}

const nobody = { ruleId: null, answerId: null, text: null }

const given = async (
  { fill }: DryParts,
  answer: LiveAnswer,
  rule: Rule | null,
): Promise<DryAnswer | { readonly why: string }> => {
  const filled = await fill(answer)
  if (!filled.ok) return { why: `a template of “${answer.name}” failed: ${filled.why}` }
  return {
    source: rule ? 'rule' : 'default',
    ruleId: rule?.id ?? null,
    label: `${rule ? `${rule.name}: ` : ''}${answer.name}, revision ${answer.revision}`,
    answerId: answer.id,
    text: filled.body.toString(),
  }
}

const actOf = async (
  parts: DryParts,
  rules: RuleSet,
  rule: Rule,
): Promise<DryAnswer | { readonly why: string }> => {
  const { line, facts } = parts
  const { action } = rule
  const by = { ...nobody, ruleId: rule.id }
  switch (action.do) {
    case 'answer': {
      const named = action.answer ?? action.file ?? ''
      const answer = line.answerNamed(named)
      return answer ? given(parts, answer, rule) : { why: `there is no answer “${named}”` }
    }
    case 'forward': {
      const url = action.to ?? line.forward()?.url
      return url === undefined
        ? { why: 'no handler is set to forward it to' }
        : { ...by, source: 'forward', label: `${rule.name}: ${url}` }
    }
    case 'breakpoint': {
      const candidate = breakpointCandidate({ line, asked: { route: facts } }, rules, rule)
      const label = `${rule.name}: breakpoint, with ${candidate?.name ?? withoutAnswer(facts)} ready`
      return { ...by, source: 'breakpoint', label, answerId: candidate?.id ?? null }
    }
  }
}

/** Who answers what no rule takes: the reply that has the tool's name, the handler, the default answer. */
const withoutRule = async (parts: DryParts): Promise<DryAnswer> => {
  const { line, facts } = parts
  const ownAgent = (label: string): DryAnswer => ({
    ...nobody,
    source: 'default',
    label,
    text: line.platform.facts.ownAgent.trim(),
  })
  if (facts.tool !== null) {
    const reply = line.answerNamed(facts.tool)
    const made = reply?.kind === 'tool' ? await given(parts, reply, null) : { why: 'there is none' }
    return 'why' in made
      ? { ...nobody, source: 'default', label: `no reply for the tool ${facts.tool}: ${made.why}` }
      : made
  }
  const handler = line.forward()
  if (handler) return { ...nobody, source: 'forward', label: handler.url }
  if (!facts.blocking) return ownAgent('acknowledged')
  const made = await given(parts, line.answer(), null)
  return 'why' in made ? ownAgent(`the platform's own agent: ${made.why}`) : made
}

/**
 * Who would answer a delivery of the past under these rules, in the order of a live one. Armed breakpoints are not asked
 * and nothing is forwarded or sent.
 * @param rules that are apart, for "every nth" counts in them as a live call would
 */
export const dryAnswer = async (parts: DryParts, rules: RuleSet) => {
  const run = rules.run(parts.facts, true)
  for (let rule = run.next(); rule; rule = run.next()) {
    const made = await actOf(parts, rules, rule)
    if (!('why' in made)) return { answer: made, steps: run.steps() }
    run.failed(made.why)
  }
  return { answer: await withoutRule(parts), steps: run.steps() }
}
