import type { OutcomeSource } from '../../shared/capture.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import { type Filled, fillIn } from './fill-in.ts'
import { type Given, type GivenFacts, jsonHeaders, ownAgent, toolError } from './given.ts'
import type { Pending, Placed } from './pending.ts'

export type Made = { readonly given: Given } | { readonly why: string }

const longestToolDelayMs = 30_000

/** An answer's own delay: longer than the platform waits if it says so, and no longer than anybody is there. */
const delayed = (ms: number, { asked }: Pending): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    asked.whenGone(() => {
      clearTimeout(timer)
      resolve()
    })
  })

/** A config is sent at once. What a tool waits for longer than anybody would is a mistake, not a test. */
const delayOf = ({ kind, delayMs }: LiveAnswer, { asked }: Pending): number => {
  if (kind === 'test') return delayMs
  return kind === 'tool' && asked.route.tool !== null ? Math.min(delayMs, longestToolDelayMs) : 0
}

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
    pending.trail.failed(`the templates of “${answer.name}” were not filled in in time`)
    return { given: await pending.deadlineAnswer.give(facts) }
  }
  if (!filled.ok) {
    const why = `a template of “${answer.name}” failed: ${filled.why}`
    pending.trail.failed(why)
    return { why }
  }
  const delayMs = delayOf(answer, pending)
  if (delayMs > 0) await delayed(delayMs, pending)
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
  const { line, trail } = pending
  const reply = defaultAnswer(pending)
  if (!reply) return toolError(line, 'default', `Hookswitch has no reply for the tool "${tool}".`, facts)
  const made = await fromAnswer(pending, reply, 'default', facts)
  if ('given' in made) return made.given
  trail.note(`The tool reply could not be made: ${made.why}.`)
  // Why is for the developer: it speaks of the reply's inside, and a model may read it out to the caller.
  return toolError(line, 'default', 'The tool failed.', { ...facts, notMade: made.why })
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
  return ownAgent(line, 'default', { ...facts, notMade: made.why })
}
