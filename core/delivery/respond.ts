import type { HeaderList, OutcomeSource, PassedOver } from '../../shared/capture.ts'
import type { AnswerCheck } from '../../shared/finding.ts'
import { Problem } from '../../shared/problem.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import { readAnswer } from '../answers/read-answer.ts'
import type { Forwarder, ForwardTarget, HandlerAnswer } from '../forward/forward.ts'
import { forwardUrl } from '../forward/forward.ts'
import type { Deadline } from './deadline.ts'
import type { Line } from './line.ts'

/** What goes back to the platform, and who produced it. */
export interface Given {
  readonly source: OutcomeSource
  readonly status: number
  readonly headers: HeaderList
  readonly body: Buffer
  readonly check: AnswerCheck
  readonly answer?: LiveAnswer
  /** Why the handler's answer could not be passed on. */
  readonly handlerProblem?: string
  /** Why it was not for this laptop. */
  readonly passedOver?: PassedOver
  /** The caller had hung up before it arrived. */
  readonly arrivedLate?: boolean
  /** Settles when a late handler has answered after all; null when it never did. */
  readonly late?: Promise<HandlerAnswer | null>
}

export interface Asked {
  readonly path: string
  readonly headers: HeaderList
  readonly body: Buffer
  readonly blocking: boolean
  /** False for a body that is not JSON: it is shown, and answered with the platform's "use your own agent". */
  readonly readable: boolean
}

const json: HeaderList = [['Content-Type', 'application/json']]
const ownAgentCheck: AnswerCheck = { kind: 'own-agent', findings: [] }
/** How long a late handler is still awaited, to show when it would have answered. */
const lateLimitMs = 30_000

/** The platform's "use your own agent", which is also the plain acknowledgement of other events. */
export const ownAgent = (line: Line, source: OutcomeSource, handlerProblem?: string): Given => ({
  source,
  status: 200,
  headers: json,
  body: Buffer.from(line.platform.facts.ownAgent.trim()),
  check: ownAgentCheck,
  ...(handlerProblem === undefined ? {} : { handlerProblem }),
})

/** What is left for one whose caller has hung up: nobody hears it, unless the platform is to send it again. */
export const tooLate = (line: Line, blocking: boolean): Given => ({
  ...ownAgent(line, 'deadline', 'it was not asked: the delivery arrived after its deadline'),
  ...(blocking ? {} : { status: 503 }),
  arrivedLate: true,
})

export const refusal = (status: 401 | 405 | 408 | 413, detail: string, headers: HeaderList = []): Given => ({
  source: 'refused',
  status,
  headers: [...json, ...headers],
  body: Buffer.from(JSON.stringify({ detail })),
  check: { kind: 'empty', findings: [] },
})

const fromAnswer = (answer: LiveAnswer): Given => ({
  source: 'default',
  status: 200,
  headers: json,
  body: answer.bytes,
  check: answer.check,
  answer,
})

/** The same bytes under the handler's own secret, marked, so that its signature check works unchanged. */
const signedForHandler = (line: Line, asked: Asked, secret: string): HeaderList => {
  const [name, value] = line.platform.sign(asked.body, secret)
  const others = asked.headers.filter(([header]) => header.toLowerCase() !== name.toLowerCase())
  return [...others, [name, value], ['X-Hookswitch-Resigned', 'handler-secret']]
}

const forwarded = async (
  line: Line,
  asked: Asked,
  target: ForwardTarget,
  forwarder: Forwarder,
  deadline: Deadline,
): Promise<Given> => {
  const headers = target.secret === null ? asked.headers : signedForHandler(line, asked, target.secret)
  const signal = AbortSignal.timeout(lateLimitMs)
  const sent = forwarder.send(forwardUrl(target.url, asked.path), headers, asked.body, signal)
  try {
    const answer = await deadline.race(sent)
    if (answer === null) return { ...ownAgent(line, 'deadline', 'it was late'), late: sent.catch(() => null) }
    const check = asked.blocking
      ? readAnswer(line.platform.facts, answer.headers, answer.body)
      : ownAgentCheck
    return { source: 'forward', ...answer, check }
  } catch (error) {
    return ownAgent(line, 'deadline', (error as Error).message)
  }
}

const beyondWords = 'it was not asked: there are more calls at once than the tunnel carries'
const noTimeWords = 'it was not asked: the call waited for the tunnel until its time was up'

/** Who answers a verified delivery: the developer's handler where one is set, else the default answer (blocking events only). */
export const respond = (
  line: Line,
  asked: Asked,
  forwarder: Forwarder,
  deadline: Deadline,
  beyond: boolean,
): Given | Promise<Given> => {
  if (!asked.readable) return ownAgent(line, 'default')
  const target = line.forward()
  if (target && asked.blocking && beyond) return ownAgent(line, 'deadline', beyondWords)
  if (target && asked.blocking && deadline.leftMs() === 0) return ownAgent(line, 'deadline', noTimeWords)
  if (target) return forwarded(line, asked, target, forwarder, deadline)
  return asked.blocking ? fromAnswer(line.answer()) : ownAgent(line, 'default')
}

/** A 401 of the handler most often means that it checks with another secret than this endpoint has. */
export const signatureHint = (given: Given, target: ForwardTarget | null): Problem | null =>
  given.source === 'forward' && given.status === 401 && target?.secret === null
    ? new Problem('handler-refused-signature', { url: target.url })
    : null
