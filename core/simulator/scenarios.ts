import type { Scenario } from '../../shared/contract.ts'
import { newCallId, randomCaller, vipNumber } from './call-facts.ts'
import type { ToolReport } from './call-tool.ts'
import type { DeliveryReport, PlatformEvent } from './deliver.ts'
import { sampleEvent } from './sample-events.ts'
import { newSecret } from './sign.ts'

export interface SendOptions {
  readonly query?: Readonly<Record<string, string>> | undefined
  /** Instead of each endpoint's own. */
  readonly secret?: string
}

/** Delivers an event to every active endpoint that gets it. */
export type Send = (event: PlatformEvent, options?: SendOptions) => Promise<DeliveryReport[]>

/** Calls the first tool of the agent that a delivery returned, of the same call and endpoint. */
export type CallTool = (taken: DeliveryReport) => Promise<ToolReport>

type Play = (send: Send, callTool: CallTool) => Promise<DeliveryReport[]>

const floodSize = 50

const sameCall = () => ({ callId: newCallId(), from: randomCaller() })

/** The call is taken by whoever the answer named, and its `complete` says so. */
const complete: Play = async send => {
  const call = sameCall()
  const taken = await send(sampleEvent('telephony.incoming', call))
  const agent = taken.find(report => report.agent)?.agent
  return [...taken, ...(await send(sampleEvent('telephony.complete', { ...call, ...agent })))]
}

/** The agent calls a tool, the platform tells of it, and the call ends. */
const withTool: Play = async (send, callTool) => {
  const call = sameCall()
  const taken = await send(sampleEvent('telephony.incoming', call))
  const answered = taken.find(report => report.agent)
  if (!answered) return taken
  const called = await callTool(answered)
  const told = sampleEvent('telephony.tool', call)
  const { arguments: given, reply, error, toolName } = called
  const data = { call_id: call.callId, tool_name: toolName, arguments: given, response: reply, error }
  return [
    ...taken,
    called,
    ...(await send({ ...told, data })),
    ...(await send(sampleEvent('telephony.complete', { ...call, ...answered.agent }))),
  ]
}

/** At least once means sometimes twice: the second delivery has the same bytes. */
const duplicate: Play = async send => {
  const event = sampleEvent('telephony.complete')
  return [...(await send(event)), ...(await send(event))]
}

/** Order is best effort: the end of a call can come before its beginning. */
const outOfOrder: Play = async send => {
  const call = sameCall()
  const completed = await send(sampleEvent('telephony.complete', call))
  return [...completed, ...(await send(sampleEvent('telephony.incoming', call)))]
}

const flood: Play = async send => {
  const calls = Array.from({ length: floodSize }, () => send(sampleEvent('telephony.incoming')))
  return (await Promise.all(calls)).flat()
}

/** One line a practice call. A missing one fails the build. */
export const scenarios: Readonly<Record<Scenario, Play>> = {
  normal: send => send(sampleEvent('telephony.incoming')),
  vip: send => send(sampleEvent('telephony.incoming', { from: vipNumber })),
  widget: send => send(sampleEvent('web.incoming'), { query: { customer_id: '4711' } }),
  complete,
  forged: send => send(sampleEvent('telephony.incoming'), { secret: newSecret() }),
  duplicate,
  'out-of-order': outOfOrder,
  'unknown-event': send => send(sampleEvent('telephony.transferred')),
  tool: withTool,
  flood,
}
