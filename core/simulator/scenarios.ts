import type { Scenario } from '../../shared/contract.ts'
import { newCallId, randomCaller, vipNumber } from './call-facts.ts'
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

type Play = (send: Send) => Promise<DeliveryReport[]>

const floodSize = 50

const sameCall = () => ({ callId: newCallId(), from: randomCaller() })

/** The call is taken by whoever the answer named, and its `complete` says so. */
const complete: Play = async send => {
  const call = sameCall()
  const taken = await send(sampleEvent('telephony.incoming', call))
  const agent = taken.find(report => report.agent)?.agent
  return [...taken, ...(await send(sampleEvent('telephony.complete', { ...call, ...agent })))]
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
  tool: send => send(sampleEvent('telephony.incoming')),
  flood,
}
