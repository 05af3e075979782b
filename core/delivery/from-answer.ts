import type { OutcomeSource } from '../../shared/capture.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import { type Filled, fillIn } from './fill-in.ts'
import { type Given, type GivenFacts, jsonHeaders, ownAgent, toolError } from './given.ts'
import type { Pending, Placed } from './pending.ts'

export type Made = { readonly given: Given } | { readonly why: string }

/** A negative test's delay: longer than the platform waits if it says so, and no longer than anybody is there. */
const delayed = (ms: number, { asked }: Pending): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    asked.whenGone(() => {
      clearTimeout(timer)
      resolve()
    })
  })

const finish = async (
  pending: Pending,
  answer: LiveAnswer,
  filling: Filled | Promise<Filled>,
  source: OutcomeSource,
  facts: GivenFacts,
): Promise<Made> => {
  const filled = filling instanceof Promise ? await pending.deadline.race(filling) : filling
  if (filled === null) {
    pending.trail.note(`The templates of “${answer.name}” were not filled in in time.`)
    return { given: await pending.deadlineAnswer.give(facts) }
  }
  if (!filled.ok) return { why: `a template of “${answer.name}” failed: ${filled.why}` }
  if (answer.kind === 'test' && answer.delayMs > 0) await delayed(answer.delayMs, pending)
  const { status } = answer
  const { body, check } = filled
  return { given: { source, status, headers: jsonHeaders, body, check, answer, ...facts } }
}

/** An answer's revision for this delivery, cut by the deadline, or why it could not be made. Never rejects. */
export const fromAnswer = (
  pending: Pending,
  answer: LiveAnswer,
  source: OutcomeSource,
  facts: GivenFacts = {},
): Promise<Made> => {
  const { line, asked, responders, deadlineAnswer } = pending
  const filling = fillIn(answer, line, asked.route, responders.templates)
  if (filling instanceof Promise) deadlineAnswer.prepare()
  return finish(pending, answer, filling, source, facts)
}

/** The answer that serves where nothing else does; null where there is none, as for events that are only acknowledged. */
export const defaultAnswer = ({ asked, line }: Placed): LiveAnswer | null => {
  const { blocking, tool } = asked.route
  try {
    if (tool === null) return blocking ? line.answer() : null
    const named = line.answerNamed(tool)
    return named?.kind === 'tool' ? named : null
  } catch {
    return null
  }
}

/** The tool reply that has the tool's name; without one the model is told of it. */
const fromToolReply = async (pending: Pending, tool: string, facts: GivenFacts): Promise<Given> => {
  const reply = defaultAnswer(pending)
  if (!reply) return toolError('default', `Hookswitch has no reply for the tool "${tool}".`, facts)
  const made = await fromAnswer(pending, reply, 'default', facts)
  if ('given' in made) return made.given
  pending.trail.note(`The tool reply could not be made: ${made.why}.`)
  return toolError('default', made.why, facts)
}

/**
 * The default answer, which serves blocking events only; others are acknowledged. When its template fails, or it is not
 * there at all, the platform's own agent is: an error never reaches the caller.
 */
export const fromDefault = async (pending: Pending, facts: GivenFacts = {}): Promise<Given> => {
  const { line, asked, trail } = pending
  if (asked.route.tool !== null) return fromToolReply(pending, asked.route.tool, facts)
  if (!asked.route.blocking) return ownAgent(line, 'default', facts)
  const answer = defaultAnswer(pending)
  const made = answer ? await fromAnswer(pending, answer, 'default', facts) : { why: 'it is not there' }
  if ('given' in made) return made.given
  trail.note(`The default answer could not be made: ${made.why}.`)
  return ownAgent(line, 'default', facts)
}
