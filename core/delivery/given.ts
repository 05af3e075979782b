import type { HandlerPhases, HeaderList, OutcomeSource, PassedOver } from '../../shared/capture.ts'
import type { AnswerCheck } from '../../shared/finding.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import type { ForwardTarget, HandlerAnswer } from '../forward/forward.ts'
import type { RouteFacts } from '../rules/rule-set.ts'
import type { Line } from './line.ts'

/** What goes back to the platform, and who produced it. */
export interface Given {
  readonly source: OutcomeSource
  readonly status: number
  readonly headers: HeaderList
  readonly body: Buffer
  readonly check: AnswerCheck
  readonly answer?: LiveAnswer
  /** The rule that took the delivery, whoever answered in the end. */
  readonly rule?: Rule
  /** Where a handler was asked, or would have been. */
  readonly target?: ForwardTarget
  /** Filled in as they come, also after a late handler's deadline. */
  readonly handler?: HandlerPhases
  /** Why the handler's answer could not be passed on. */
  readonly handlerProblem?: string
  /** Why the default or the deadline answer could not be made, in whose place this is. */
  readonly notMade?: string
  /** Answers that could not be made on the way here. */
  readonly answerProblems?: readonly string[]
  /** Why it was not for this laptop. */
  readonly passedOver?: PassedOver
  /** The caller had hung up before it arrived. */
  readonly arrivedLate?: boolean
  /** Settles when a late handler has answered after all, or with why it never will, in words; null: we stopped waiting. */
  readonly late?: Promise<HandlerAnswer | Error | null>
}

/** What goes out where there is no answer for it, in a few words. */
export const withoutAnswer = ({ blocking, tool }: Pick<RouteFacts, 'blocking' | 'tool'>): string =>
  tool !== null
    ? 'an error for the model'
    : blocking
      ? "the platform's own agent"
      : 'the plain acknowledgement'

/** What is known beside the bytes, whichever those are in the end. */
export type GivenFacts = Pick<Given, 'rule' | 'target' | 'handler' | 'handlerProblem' | 'late' | 'notMade'>

export const jsonHeaders: HeaderList = [['Content-Type', 'application/json']]
export const ownAgentCheck: AnswerCheck = { kind: 'own-agent', findings: [] }

/** The platform's "use your own agent", which is also the plain acknowledgement of other events. */
export const ownAgent = (line: Line, source: OutcomeSource, facts: GivenFacts = {}): Given => ({
  source,
  status: 200,
  headers: jsonHeaders,
  body: Buffer.from(line.platform.facts.ownAgent.trim()),
  check: ownAgentCheck,
  ...facts,
})

/** What the model is told when nobody has a reply for a function tool (documented: `{"error": "…"}`). */
export const toolError = (
  { platform }: Line,
  source: OutcomeSource,
  error: string,
  facts: GivenFacts = {},
): Given => ({
  source,
  status: 200,
  headers: jsonHeaders,
  body: Buffer.from(JSON.stringify({ error })),
  check: platform.checkToolReply({ error }),
  ...facts,
})

/** What is left for one whose caller has hung up: nobody hears it, unless the platform is to send it again. */
export const tooLate = (line: Line, blocking: boolean): Given => ({
  ...ownAgent(line, 'deadline', {
    handlerProblem: 'it was not asked: the delivery arrived after its deadline',
  }),
  ...(blocking ? {} : { status: 503 }),
  arrivedLate: true,
})

export const refusal = (status: 401 | 405 | 408 | 413, detail: string, headers: HeaderList = []): Given => ({
  source: 'refused',
  status,
  headers: [...jsonHeaders, ...headers],
  body: Buffer.from(JSON.stringify({ detail })),
  check: { kind: 'empty', findings: [] },
})
