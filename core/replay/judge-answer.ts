import type { CaptureSummary, HeaderList, Verdict } from '../../shared/capture.ts'
import { checkBody } from '../delivery/fill-in.ts'
import { ownAgentCheck } from '../delivery/given.ts'
import type { Line } from '../delivery/line.ts'
import { isBlocking } from '../platforms/adapter.ts'

export interface Answered {
  readonly status: number
  readonly headers: HeaderList
  readonly body: Buffer
  readonly tookMs: number
}

const isJson = (body: Buffer): boolean => {
  try {
    JSON.parse(body.toString('utf8'))
    return true
  } catch {
    return false
  }
}

/** What the platform would make of that answer to that delivery, had it come the usual way. */
export const judgeAnswer = (
  line: Pick<Line, 'platform' | 'tunnel' | 'voices'>,
  capture: Pick<CaptureSummary, 'eventType' | 'tool'>,
  sent: Buffer,
  { status, headers, body, tookMs }: Answered,
): Verdict => {
  const { eventType } = capture
  const tool = capture.tool ?? null
  const isAsked = tool !== null || isBlocking(line.platform.facts, eventType)
  return line.platform.judge({
    eventType,
    tool,
    source: 'forward',
    status,
    handlerProblem: null,
    answerProblems: [],
    passedOver: null,
    readable: tool !== null || isJson(sent),
    check: isAsked ? checkBody(line, { tool }, headers, body) : ownAgentCheck,
    localMs: tookMs,
    tunnelEstimateMs: line.tunnel()?.estimateMs ?? 0,
    voices: line.voices(),
  })
}
