import type { PassedOver, Verdict } from '../../../shared/capture.ts'
import type { Finding } from '../../../shared/finding.ts'
import { thunderphone as facts } from '../../../shared/platforms/thunderphone/facts.ts'
import { thousands } from '../../thousands.ts'
import { isBlocking, type Outcome } from '../adapter.ts'
import { judgeTool } from './judge-tool.ts'
import { isSuccess, say, withProblems } from './say.ts'

const ownAgent = "ThunderPhone should fall back to the number's own agent"
const refusals: Record<number, readonly [reason: string, text: string]> = {
  401: ['signature', 'Refused with 401: the signature did not hold, so nothing of the answer was told.'],
  405: ['method', 'Refused with 405: a delivery is a POST.'],
  408: ['too-slow', 'Refused with 408: the sender took longer than 10 seconds for one request.'],
  413: ['too-large', 'Refused with 413: the body is larger than 1 MiB.'],
}

const toolMethodRefused = 'Refused with 405: a function tool is called with POST, PUT, PATCH, GET or DELETE.'

const byStatus = (status: number, { source }: Outcome): Verdict =>
  say(
    'fallback',
    'status',
    'documented',
    status === 401 && source === 'forward'
      ? `${ownAgent}: the handler answered 401. A wrong signing secret looks like this.`
      : `${ownAgent}: the answer had the status ${status}.`,
  )

/** Unknown keys are documented to be rejected; that a known key with a wrong value is, too, is our reading. */
const byFinding = (finding: Finding): Verdict => {
  const text = `ThunderPhone should reject this config. ${finding.message} The caller then hears the number's own agent.`
  return finding.code === 'unknown-key'
    ? say('rejected', 'unknown-key', 'documented', text)
    : say('rejected', 'invalid', 'inferred', text)
}

const whyDeadline = ({ handlerProblem }: Outcome): string =>
  handlerProblem === null ? 'nothing could answer in time' : `your handler gave no answer (${handlerProblem})`

/** What became of the answer that should have gone out in the place of the platform's own agent. */
const instead = ({ notMade, source }: Outcome): string =>
  notMade ? `and the ${source} answer could not be made (${notMade})` : `so the ${source} answer went out`

const whyPassedOver: Record<PassedOver, string> = {
  paused: 'the connection is paused',
  number: 'neither caller nor called number is one of those that this connection takes',
}

/** Whether the answer, had it come in time and with 2xx, is one that the platform uses. */
const byBody = (outcome: Outcome): Verdict => {
  const { check } = outcome
  if (check.kind === 'own-agent' && outcome.source === 'deadline')
    return say(
      'fallback',
      'empty',
      'documented',
      `${ownAgent}: ${whyDeadline(outcome)}, ${instead(outcome)}.`,
    )
  if (outcome.passedOver !== null)
    return say('fallback', 'passed-over', 'documented', `${ownAgent}: ${whyPassedOver[outcome.passedOver]}.`)
  if (check.kind === 'own-agent' && outcome.handlerProblem !== null)
    return say(
      'fallback',
      'empty',
      'documented',
      `${ownAgent}: your handler gave no answer (${outcome.handlerProblem}), ${instead(outcome)}.`,
    )
  if (check.kind === 'own-agent' && outcome.notMade)
    return say(
      'fallback',
      'empty',
      'documented',
      `${ownAgent}: the ${outcome.source} answer could not be made (${outcome.notMade}).`,
    )
  if (check.kind === 'own-agent')
    return say(
      'fallback',
      'empty',
      'documented',
      "ThunderPhone should use the number's own agent, as the answer says.",
    )
  if (check.kind === 'empty' || outcome.status === 204)
    return say('fallback', 'empty', 'inferred', `${ownAgent}: the answer has no body.`)
  if (check.kind === 'unusable')
    return say('fallback', 'not-json', 'inferred', `${ownAgent}: the answer is no JSON object.`)
  const errors = check.findings.filter(f => f.severity === 'error')
  const first = errors.find(f => f.code === 'unknown-key') ?? errors[0]
  if (first) return byFinding(first)
  const warnings = check.findings.map(f => f.message)
  if (outcome.handlerProblem !== null)
    warnings.push(
      `Your handler gave no answer (${outcome.handlerProblem}), so the ${outcome.source} answer went out.`,
    )
  if (check.voice !== undefined && outcome.voices !== null && !outcome.voices.has(check.voice))
    warnings.push(`ThunderPhone does not list the voice "${check.voice}".`)
  const used = say('used', 'config', 'documented', 'ThunderPhone should use your config.')
  return warnings.length > 0 ? { ...used, warnings } : used
}

const judgeBlocking = (outcome: Outcome, limitMs: number): Verdict => {
  const { localMs, status, tunnelEstimateMs } = outcome
  if (outcome.arrivedLate)
    return say(
      'fallback',
      'arrived-late',
      'inferred',
      `${ownAgent}: the delivery arrived after its deadline of ${thousands(limitMs)} ms.`,
    )
  if (localMs > limitMs)
    return say(
      'fallback',
      'timeout',
      'documented',
      `${ownAgent}: the answer took ${thousands(localMs)} ms, more than the ${thousands(limitMs)} ms that it waits.`,
    )
  if (status === null)
    return say(
      'fallback',
      'sender-gone',
      'inferred',
      `${ownAgent}: the sender hung up before the answer could leave.`,
    )
  if (!isSuccess(status)) return byStatus(status, outcome)
  const verdict = byBody(outcome)
  if (verdict.result !== 'used' || localMs + tunnelEstimateMs < limitMs) return verdict
  const text = `The config is good, but with the tunnel's ~${thousands(tunnelEstimateMs)} ms it may come too late: ${thousands(localMs)} ms of ${thousands(limitMs)} ms were used here.`
  return { ...verdict, ...say('at-risk', 'tunnel', 'inferred', text) }
}

const judgeOther = (outcome: Outcome, limitMs: number): Verdict => {
  const { localMs, status } = outcome
  if (outcome.arrivedLate)
    return say(
      'will-retry',
      'arrived-late',
      'inferred',
      'ThunderPhone should send this again, for up to 24 hours: it arrived after its deadline.',
    )
  if (status !== null && isSuccess(status) && localMs <= limitMs && !outcome.readable)
    return say(
      'acknowledged',
      'not-json',
      'documented',
      'The delivery is not JSON: it was taken with {} and not looked at further.',
    )
  if (status !== null && isSuccess(status) && localMs <= limitMs && outcome.passedOver !== null)
    return say(
      'acknowledged',
      'passed-over',
      'documented',
      `Taken with {} and not looked at: ${whyPassedOver[outcome.passedOver]}.`,
    )
  if (status !== null && isSuccess(status) && localMs <= limitMs)
    return say('acknowledged', 'status', 'documented', 'ThunderPhone should take this as delivered.')
  const why =
    status === null
      ? 'the sender hung up before the answer could leave'
      : localMs > limitMs
        ? `the answer took ${thousands(localMs)} ms`
        : `the answer had the status ${status}`
  return say(
    'will-retry',
    status === null ? 'sender-gone' : localMs > limitMs ? 'timeout' : 'status',
    'documented',
    `ThunderPhone should send this again, for up to 24 hours: ${why}.`,
  )
}

/** What ThunderPhone should do with an outcome: the documented table, first row that applies. */
export const judge = (outcome: Outcome): Verdict => {
  const refusal =
    outcome.source === 'refused' && outcome.status !== null ? refusals[outcome.status] : undefined
  if (refusal) {
    const ofTool = outcome.tool !== null && outcome.status === 405
    return say('refused', refusal[0], 'documented', ofTool ? toolMethodRefused : refusal[1])
  }
  const verdict =
    outcome.tool !== null
      ? judgeTool(outcome)
      : isBlocking(facts, outcome.eventType)
        ? judgeBlocking(outcome, facts.blockingLimitMs)
        : judgeOther(outcome, facts.otherLimitMs)
  return withProblems(verdict, outcome)
}
