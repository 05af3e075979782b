import { z } from 'zod'
import { AnswerState } from './answer.ts'
import { BreakpointState } from './breakpoint.ts'
import { CaptureCounts, CaptureSummary } from './capture.ts'
import { DriftItem } from './drift.ts'
import { ImportOffer } from './fixture-import.ts'
import { EndpointHealth } from './health.ts'
import { PlatformId } from './platform.ts'
import { Preferences } from './preferences.ts'
import { ProblemInfo } from './problem.ts'
import { RuleSetState } from './rules/rule-state.ts'
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

/** The longest margin that leaves anybody time to answer within two seconds. */
export const longestMarginMs = 1_500

export const DeadlineSetting = z.object({
  /** Milliseconds before the platform's limit, less the tunnel's estimate. */
  marginMs: z.int().min(0).max(longestMarginMs),
  /** Null: the platform's "use your own agent". */
  answerId: z.string().nullable(),
})
export type DeadlineSetting = z.infer<typeof DeadlineSetting>

export const CallersState = z.object({
  file: z.string(),
  /** How many numbers it has. */
  rows: z.int(),
  /** Why it, or its last change, could not be read. */
  problem: ProblemInfo.nullable(),
})
export type CallersState = z.infer<typeof CallersState>

/** The marks of connections in a list that shows several; each also has its name. */
export const ConnectionColour = z.enum(['blue', 'green', 'orange', 'purple', 'teal', 'pink'])
export type ConnectionColour = z.infer<typeof ConnectionColour>

/** What is kept of a delivery: everything; all but transcripts and recordings; only what its row shows. */
export const PrivacyMode = z.enum(['all', 'no-transcripts', 'metadata'])
export type PrivacyMode = z.infer<typeof PrivacyMode>

export const ConnectionState = z.object({
  id: z.string(),
  platform: PlatformId,
  name: z.string(),
  colour: ConnectionColour,
  privacy: PrivacyMode,
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
  /** The handler's certificate is not checked, because somebody asked for that. */
  forwardInsecure: z.boolean(),
  /** Whether somebody listens at the handler's address, asked every few seconds; null without a handler. */
  handlerAnswers: z.boolean().nullable(),
  /** Why the handler gave no answer when it was asked last; null when it did. */
  handlerProblem: z.string().nullable(),
  handlerSecretSet: z.boolean(),
  answerId: z.string(),
  /** What goes out by itself when time runs out, and how early. */
  deadline: DeadlineSetting,
  /** The table that templates find the caller in; null without one. */
  callers: CallersState.nullable(),
  /** Only deliveries from or to these numbers are taken; empty: all. */
  onlyNumbers: z.array(z.string()),
})
export type ConnectionState = z.infer<typeof ConnectionState>

export const Snapshot = z.object({
  version: z.string(),
  dataFolder: z.string(),
  connections: z.array(ConnectionState),
  answers: z.array(AnswerState),
  rules: z.array(RuleSetState),
  breakpoints: z.array(BreakpointState),
  /** The newest captures, newest first. */
  captures: z.array(CaptureSummary),
  moreCaptures: z.boolean(),
  counts: CaptureCounts,
  preferences: Preferences,
  health: z.array(EndpointHealth),
  /** What the platform sends and does not document, for as long as nobody has dismissed it; newest first. */
  drift: z.array(DriftItem),
  /** What was offered for import and nobody looked at yet. */
  importOffer: ImportOffer.nullable(),
})
export type Snapshot = z.infer<typeof Snapshot>
