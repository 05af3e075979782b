import { z } from 'zod'
import { CaptureCounts, CaptureSummary } from './capture.ts'
import { PlatformId } from './platform.ts'
import { ProblemInfo } from './problem.ts'

export const TunnelState = z.object({
  /** `none` is loopback; `custom` is any URL that already leads here. */
  provider: z.enum(['localtunnel', 'none', 'custom']),
  /** The tunnel server, where the provider has one. */
  host: z.string().nullable(),
  /** The round trip through the public URL, less nothing: both ways together. Null until a probe came back. */
  estimateMs: z.number().nullable(),
  errorMs: z.number().nullable(),
})
export type TunnelState = z.infer<typeof TunnelState>

export const ConnectionState = z.object({
  id: z.string(),
  platform: PlatformId,
  name: z.string(),
  /** `practice`: our simulator; `account`: registered by an API key; `manual`: an endpoint that was registered by hand. */
  mode: z.enum(['practice', 'account', 'manual']),
  status: z.enum(['off', 'opening', 'live', 'closing', 'failed']),
  /** Why it failed, or what is odd about it. */
  problem: ProblemInfo.nullable(),
  publicUrl: z.string().nullable(),
  receiverUrl: z.string().nullable(),
  endpointId: z.string().nullable(),
  events: z.array(z.string()),
  tunnel: TunnelState,
  apiUrl: z.string().nullable(),
  apiKeySet: z.boolean(),
  forwardTo: z.string().nullable(),
  handlerSecretSet: z.boolean(),
  answerId: z.string(),
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
