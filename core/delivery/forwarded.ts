import type { HandlerPhases, HeaderList } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import { type ForwardTarget, forwardUrl, type HandlerAnswer } from '../forward/forward.ts'
import { wasStopped } from '../forward/handler-failure.ts'
import { handlerName } from '../forward/handler-name.ts'
import { checkBody } from './fill-in.ts'
import { fromDefault } from './from-answer.ts'
import { type Given, type GivenFacts, ownAgentCheck } from './given.ts'
import type { Line } from './line.ts'
import { type Asked, type Pending, whyNoWait } from './pending.ts'

/** How long a late handler is still awaited, to show when it would have answered. */
const lateLimitMs = 30_000

/** The same bytes under the handler's own secret, marked, so that its signature check works unchanged. */
const signedForHandler = (line: Line, { bytes, route }: Asked, secret: string): HeaderList => {
  const [name, value] = line.platform.sign(bytes, secret)
  const others = route.headers.filter(([header]) => header.toLowerCase() !== name.toLowerCase())
  return [...others, [name, value], ['X-Hookswitch-Resigned', 'handler-secret']]
}

const ask = async (
  { line, asked, responders }: Pending,
  target: ForwardTarget,
  phases: HandlerPhases,
): Promise<HandlerAnswer> => {
  const headers = target.secret === null ? asked.route.headers : signedForHandler(line, asked, target.secret)
  const { insecure } = target
  const to = { method: asked.method, url: forwardUrl(target.url, asked.route.path), insecure }
  return responders.forwarder.send(to, headers, asked.bytes, AbortSignal.timeout(lateLimitMs), phases)
}

/**
 * The developer's handler answers. One that cannot (refused, reset, too large) leaves it to the default answer, one that is
 * late to the deadline answer; either way the capture says why.
 */
export const forwarded = async (
  pending: Pending,
  target: ForwardTarget,
  decided: GivenFacts = {},
): Promise<Given> => {
  const { line, asked, deadline, deadlineAnswer } = pending
  const why = whyNoWait(pending)
  if (why) return deadlineAnswer.give({ ...decided, target, handlerProblem: `it was not asked: ${why}` })
  deadlineAnswer.prepare()
  const handler: HandlerPhases = {}
  const facts = { ...decided, target, handler }
  const sent = ask(pending, target, handler)
  try {
    const answer = await deadline.race(sent)
    if (answer === null) {
      const late = sent.catch((error: Error) => (wasStopped(error) ? null : error))
      return await deadlineAnswer.give({ ...facts, handlerProblem: 'it was late', late })
    }
    const { route } = asked
    const check =
      route.blocking || route.tool !== null
        ? checkBody(line, route, answer.headers, answer.body)
        : ownAgentCheck
    return { source: 'forward', ...answer, check, ...facts }
  } catch (error) {
    return fromDefault(pending, { ...facts, handlerProblem: (error as Error).message })
  }
}

/** A 401 of the handler most often means that it checks with another secret than this endpoint has. */
export const signatureHint = ({ source, status, target }: Given): Problem | null =>
  source === 'forward' && status === 401 && target?.secret === null
    ? new Problem('handler-refused-signature', { url: handlerName(target.url) })
    : null

/** What became of a handler that was late and then broke, in a few words. */
export const lateAndBroken = ({ message }: Error): string =>
  message.startsWith('it ')
    ? `it was late, and then ${message.slice(3)}`
    : `it was late, and then: ${message}`
