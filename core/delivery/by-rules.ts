import type { Rule } from '../../shared/rules/rule.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import type { RuleRun, RuleSet } from '../rules/rule-set.ts'
import { atBreakpoint } from './at-breakpoint.ts'
import { forwarded } from './forwarded.ts'
import { defaultAnswer, fromAnswer } from './from-answer.ts'
import type { Given } from './given.ts'
import type { Line } from './line.ts'
import { type Pending, type Placed, whyNoWait } from './pending.ts'

/** The answer that a rule names, as it is now. One that a rules file names by its file has an id there, too. */
const answerOf = (line: Line, { action }: Rule): LiveAnswer | null =>
  action.do === 'forward' || action.answer === undefined ? null : line.answerNamed(action.answer)

/**
 * What the rules would give, counting nothing: the answer of the first rule that matches and has one, else the default.
 * @param after only rules below this one; null: all
 */
export const candidateOf = (pending: Placed, rules: RuleSet, after: Rule | null): LiveAnswer | null => {
  const { asked, line } = pending
  if (rules.rules.length === 0) return defaultAnswer(pending)
  const from = after === null ? 0 : rules.rules.findIndex(({ id }) => id === after.id) + 1
  const below = new Set(rules.rules.slice(from).map(({ id }) => id))
  const run = rules.run(asked.route, false)
  for (let rule = run.next(); rule; rule = run.next()) {
    const answer = rule.action.do === 'answer' && below.has(rule.id) ? answerOf(line, rule) : null
    if (answer) return answer
    run.failed('it has no answer to offer')
  }
  return defaultAnswer(pending)
}

/** What a rule that stops at a breakpoint has ready there: its own answer, else what the rules below it would give. */
export const breakpointCandidate = (pending: Placed, rules: RuleSet, rule: Rule): LiveAnswer | null =>
  answerOf(pending.line, rule) ?? candidateOf(pending, rules, rule)

/** What a rule that matches makes of the delivery: what is given, or why the next one is asked. */
const act = async (pending: Pending, rules: RuleSet, rule: Rule): Promise<Given | string> => {
  const { line } = pending
  const { action } = rule
  switch (action.do) {
    case 'answer': {
      const answer = answerOf(line, rule)
      if (!answer) return `there is no answer “${action.answer}”`
      const made = await fromAnswer(pending, answer, 'rule', { rule })
      return 'given' in made ? made.given : made.why
    }
    case 'forward': {
      const handler = line.forward()
      // Another URL is taken as the same handler elsewhere: with its secret, and its certificate as strictly checked.
      const target = action.to === undefined ? handler : { ...line.handlerTrust(), url: action.to }
      return target ? forwarded(pending, target, { rule }) : 'no handler is set to forward it to'
    }
    case 'breakpoint': {
      const noWait = whyNoWait(pending)
      if (noWait) return `it could not stop: ${noWait}`
      const candidate = breakpointCandidate(pending, rules, rule)
      return (await atBreakpoint(pending, rule, candidate)) ?? 'it stopped the call, which then went on'
    }
  }
}

const attempt = async (pending: Pending, rules: RuleSet, rule: Rule): Promise<Given | string> => {
  try {
    return await act(pending, rules, rule)
  } catch (error) {
    return `it failed: ${(error as Error).message}`
  }
}

const nextOf = ({ trail }: Pending, run: RuleRun): Rule | null => {
  try {
    return run.next()
  } catch (error) {
    trail.note(`The rules could not be asked further: ${(error as Error).message}.`)
    return null
  }
}

/** The first rule that matches and can do what it should decides. @returns null when there is none. Never rejects. */
export const byRules = async (pending: Pending, rules: RuleSet): Promise<Given | null> => {
  const { asked, trail } = pending
  if (rules.rules.length === 0) return null
  const run = rules.run(asked.route, true)
  trail.asks(run)
  for (let rule = nextOf(pending, run); rule; rule = nextOf(pending, run)) {
    const result = await attempt(pending, rules, rule)
    if (typeof result !== 'string') return result
    run.failed(result)
  }
  return null
}
