import type { PassedOver } from '../../shared/capture.ts'
import type { Line } from '../delivery/line.ts'
import type { Description, PlatformAdapter } from '../platforms/adapter.ts'
import { makeCrowd } from '../tunnel/crowd.ts'
import type { TunnelManager } from '../tunnel/manager.ts'
import type { NumberMatch } from './number-filter.ts'
import type { ConnectionPlan } from './plan.ts'
import type { Registration } from './registration.ts'

export interface ConnectionLineParts
  extends Pick<
    Line,
    | 'answer'
    | 'answerNamed'
    | 'caller'
    | 'deadline'
    | 'forward'
    | 'handlerTrust'
    | 'privacy'
    | 'publicUrl'
    | 'rules'
  > {
  readonly plan: ConnectionPlan
  readonly platform: PlatformAdapter
  readonly registration: Registration
  readonly tunnel: TunnelManager
  readonly receiverPort: number
  isPaused(): boolean
  /** Whether a delivery is one of the numbers that it takes alone. */
  isOurs(described: Description): NumberMatch
  /** Whether a call was taken before, in this run or an earlier one. */
  tookCall(connectionId: string, callId: string): boolean
}

/** What the deliveries of a connection need to know of it. */
export const connectionLine = (parts: ConnectionLineParts): Line => {
  const { plan, platform, registration, tunnel, receiverPort } = parts
  const passesOver = (described: Description): PassedOver | null => {
    if (parts.isPaused()) return 'paused'
    const match = parts.isOurs(described)
    if (match === 'ours') return null
    const { callId } = described
    return match === 'unknown' && callId !== null && parts.tookCall(plan.id, callId) ? null : 'number'
  }
  return {
    connectionId: plan.id,
    platform,
    secret: registration.secret,
    answer: parts.answer,
    answerNamed: parts.answerNamed,
    caller: parts.caller,
    deadline: parts.deadline,
    forward: parts.forward,
    handlerTrust: parts.handlerTrust,
    privacy: parts.privacy,
    publicUrl: parts.publicUrl,
    rules: parts.rules,
    tunnel: tunnel.estimate,
    voices: () => registration.voiceIds,
    passesOver,
    crowd: makeCrowd(
      tunnel.state().traits.maxInFlight,
      () => tunnel.estimate()?.estimateMs ?? 0,
      () => performance.now(),
    ),
    // What was sent to the receiver's own address tells nothing of the tunnel.
    delivered: host => {
      if (!host?.endsWith(`:${receiverPort}`)) tunnel.delivered()
    },
  }
}
