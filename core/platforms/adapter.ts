import type { ZodType } from 'zod'
import type { HeaderList, OutcomeSource, PassedOver, SignatureStatus, Verdict } from '../../shared/capture.ts'
import type { AnswerCheck } from '../../shared/finding.ts'
import type { PlatformFacts } from '../../shared/platforms/facts.ts'
import type { EndpointApi, EndpointApiOptions } from './endpoint-api.ts'

export interface SignatureResult {
  readonly status: SignatureStatus
  /** Why it did not hold, in a few words for a person. */
  readonly reason?: string
}

/** How well a call went, as the platform says it. It documents the scales 0–1 and 0–100: the number as it came. */
export interface Grade {
  /** `complete`: the score in the event at the call's end; `graded`: that of the event of its own. */
  readonly source: 'complete' | 'graded'
  readonly value: number
}

/** What a verified payload says of itself, read leniently: unknown events and fields are kept, never refused. */
export interface Description {
  readonly eventType: string | null
  readonly callId: string | null
  readonly from: string | null
  readonly to: string | null
  /** Equal for two deliveries of the same thing; null when that cannot be told. */
  readonly sameness: string | null
  readonly grade?: Grade
}

/** One answered delivery, as a verdict needs it. */
export interface Outcome {
  readonly eventType: string | null
  /** The function tool that was called; null for an event. */
  readonly tool: string | null
  readonly source: OutcomeSource
  /** Null when the sender was gone before anything could be sent. */
  readonly status: number | null
  /** Why the developer's handler gave no answer, in a few words; null when it was not asked or did. */
  readonly handlerProblem: string | null
  /** Answers that should have gone out and could not be made, each with its reason: a few words for a person. */
  readonly answerProblems: readonly string[]
  /** Why the default or the deadline answer, which should have gone out here, could not be made; null when it was. */
  readonly notMade?: string | null
  /** Why it was left to the platform's own agent unseen; null when it was not. */
  readonly passedOver: PassedOver | null
  /** Its caller had hung up before it arrived: it waited in the tunnel, or while this machine slept. */
  readonly arrivedLate?: boolean
  /** False when the delivery was no JSON. */
  readonly readable: boolean
  /** What the platform makes of the body that was sent. */
  readonly check: AnswerCheck
  readonly localMs: number
  readonly tunnelEstimateMs: number
  /** Ids of the voices that the platform lists, where they are known. */
  readonly voices: ReadonlySet<string> | null
}

/** What an event at a call's end says of the answer that its incoming event got. */
export interface Observation {
  readonly kind: 'observed' | 'contradicted'
  /** One sentence. */
  readonly text: string
}

/** Everything that the engine needs of a platform. A new platform is one of these and one registry line. */
export interface PlatformAdapter {
  readonly facts: PlatformFacts
  /** The documented payloads by event type. */
  readonly payloads: Readonly<Record<string, ZodType>>
  /** Checks the platform's signature over the raw bytes, in constant time. */
  verify(headers: HeaderList, body: Buffer, secret: string): SignatureResult
  /** The header that makes these bytes the platform's own. */
  sign(body: Buffer, secret: string): readonly [name: string, value: string]
  describe(payload: unknown, body: Buffer): Description
  /** A call of a function tool: its body is the bare arguments, so what is known of the call is in the headers. */
  describeTool(headers: HeaderList): Description
  /** What the platform makes of the parsed reply to a function tool. */
  checkToolReply(value: unknown): AnswerCheck
  judge(outcome: Outcome): Verdict
  /**
   * Holds the parsed answer that was sent against the parsed event at the call's end. Null when one of them names neither
   * voice nor product.
   */
  observe(ended: unknown, answer: unknown): Observation | null
  /** Whether a call that ended like that began without an event of its own, as those that the platform places do. */
  beganUnasked(ended: unknown): boolean
  endpointApi(options: EndpointApiOptions): EndpointApi
}

/** Milliseconds that the platform waits for the answer to this event; an unknown event is no blocking one. */
export const limitOf = (facts: PlatformFacts, eventType: string | null): number =>
  isBlocking(facts, eventType) ? facts.blockingLimitMs : facts.otherLimitMs

export const isBlocking = (facts: PlatformFacts, eventType: string | null): boolean =>
  eventType !== null && Object.hasOwn(facts.events, eventType) && facts.events[eventType]?.blocking === true
