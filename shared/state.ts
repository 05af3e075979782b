import { z } from 'zod'
import { CaptureCounts, CaptureSummary } from './capture.ts'
import { PlatformId } from './platform.ts'
import { ProblemInfo } from './problem.ts'
import { TunnelState } from './tunnel.ts'

/** Our endpoint as the platform was told to have it. */
export const EndpointState = z.object({
  status: z.enum(['active', 'disabled']),
  /** The URL that is registered now. */
  url: z.string(),
  /** The platform has not confirmed the last change yet; it is tried again until it has. */
  changing: z.boolean(),
  /** Why the last change was not taken. */
  problem: ProblemInfo.nullable(),
})
export type EndpointState = z.infer<typeof EndpointState>

export const ConnectionState = z.object({
  id: z.string(),
  platform: PlatformId,
  name: z.string(),
  /** `practice`: our simulator; `account`: registered by an API key; `manual`: an endpoint that was registered by hand. */
  mode: z.enum(['practice', 'account', 'manual']),
  /** `paused`: the endpoint is there and disabled, so that no caller waits for this laptop. */
  status: z.enum(['off', 'opening', 'live', 'paused', 'closing', 'failed']),
  /** Why it failed, or what is odd about it. */
  problem: ProblemInfo.nullable(),
  publicUrl: z.string().nullable(),
  receiverUrl: z.string().nullable(),
  endpointId: z.string().nullable(),
  endpoint: EndpointState.nullable(),
  events: z.array(z.string()),
  tunnel: TunnelState,
  apiUrl: z.string().nullable(),
  apiKeySet: z.boolean(),
  forwardTo: z.string().nullable(),
  /** Why the handler gave no answer when it was asked last; null when it did. */
  handlerProblem: z.string().nullable(),
  handlerSecretSet: z.boolean(),
  answerId: z.string(),
  /** Only deliveries from or to these numbers are taken; empty: all. */
  onlyNumbers: z.array(z.string()),
})
export type ConnectionState = z.infer<typeof ConnectionState>

export const AnswerState = z.object({
  id: z.string(),
  platform: PlatformId,
  name: z.string(),
  /** The newest revision, which is the one that is given. */
  revision: z.int(),
  text: z.string(),
  /** True when it was swapped in although the platform should not take it. */
  forced: z.boolean(),
  swappedInAt: z.iso.datetime(),
  /** What is being written; null when it is the same as the newest revision. */
  draft: z.string().nullable(),
  /** The first capture that got the newest revision. */
  firstCaptureId: z.string().nullable(),
})
export type AnswerState = z.infer<typeof AnswerState>

export const Snapshot = z.object({
  version: z.string(),
  dataFolder: z.string(),
  connections: z.array(ConnectionState),
  answers: z.array(AnswerState),
  /** The newest captures, newest first. */
  captures: z.array(CaptureSummary),
  moreCaptures: z.boolean(),
  counts: CaptureCounts,
})
export type Snapshot = z.infer<typeof Snapshot>
