import type { LiveAnswer } from '../answers/answer-book.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { atBreakpoint } from './at-breakpoint.ts'
import { byRules, candidateOf } from './by-rules.ts'
import { forwarded } from './forwarded.ts'
import { fromDefault } from './from-answer.ts'
import { type Given, ownAgent, toolError } from './given.ts'
import { type Pending, whyNoWait } from './pending.ts'

const noRules: RuleSet = { rules: [], run: () => ({ next: () => null, failed: () => {}, steps: () => [] }) }

/** Runs a step that somebody else's code is part of: when it fails, the delivery goes on without it, and the page says so. */
const trying = async <T>(
  pending: Pending,
  what: string,
  step: () => T | Promise<T>,
  without: T,
): Promise<T> => {
  try {
    return await step()
  } catch (error) {
    pending.trail.note(`${what}: ${(error as Error).message}.`)
    return without
  }
}

/** An armed breakpoint stops whatever a caller waits for, function tools too, while there is time for somebody to choose. */
const armedBreakpoint = async (pending: Pending, rules: RuleSet): Promise<Given | null> => {
  const { asked, line, responders } = pending
  const { blocking, tool } = asked.route
  if ((!blocking && tool === null) || whyNoWait(pending) !== null) return null
  if (!responders.breakpoints.takesNext(line.connectionId, asked.isReplay)) return null
  const candidate = await trying<LiveAnswer | null>(
    pending,
    'The rules could not be asked for a candidate',
    () => candidateOf(pending, rules, null),
    null,
  )
  return atBreakpoint(pending, null, candidate)
}

const decide = async (pending: Pending): Promise<Given> => {
  const { asked, line } = pending
  const { tool } = asked.route
  if (!asked.readable)
    return tool === null
      ? ownAgent(line, 'default')
      : toolError(line, 'default', 'The arguments are not JSON.')
  const rules = await trying(pending, 'The rules could not be asked', () => line.rules(), noRules)
  const stopped = await trying(pending, 'The breakpoint failed', () => armedBreakpoint(pending, rules), null)
  if (stopped) return stopped
  const ruled = await trying(pending, 'The rules could not be asked', () => byRules(pending, rules), null)
  if (ruled) return ruled
  // The handler is for events; a tool is forwarded where a rule says so.
  const target = tool === null ? line.forward() : null
  return target ? forwarded(pending, target) : fromDefault(pending)
}

/**
 * Who answers a verified delivery: an armed breakpoint first; then the rules, of which the first match decides; then the
 * handler where one is set; then the default answer. When time runs out on any of them, the deadline answer goes out.
 * Never rejects.
 */
export const respond = async (pending: Pending): Promise<Given> => {
  const given = await decide(pending)
  const answerProblems = pending.trail.problems()
  return answerProblems.length === 0 ? given : { ...given, answerProblems }
}
