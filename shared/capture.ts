import { z } from 'zod'
import { PlatformId } from './platform.ts'
import { Routing } from './rules/rule.ts'

/** Header lines in the order they arrived, names as they were written, duplicates kept. */
export const HeaderList = z.array(z.tuple([z.string(), z.string()]))
export type HeaderList = z.infer<typeof HeaderList>

export const SignatureStatus = z.enum(['verified', 'failed', 'missing', 'not-checked'])
export type SignatureStatus = z.infer<typeof SignatureStatus>

/** The event type of a call of a function tool, which is no event of the platform's and has no name there. */
export const toolCall = 'tool.call'

/** The connection of what came as a file: one that is never there. */
export const importedConnection = 'imported'

export const OutcomeSource = z.enum(['breakpoint', 'rule', 'forward', 'default', 'deadline', 'refused'])
export type OutcomeSource = z.infer<typeof OutcomeSource>

export const VerdictResult = z.enum([
  'used',
  'fallback',
  'rejected',
  'at-risk',
  'acknowledged',
  'will-retry',
  'refused',
])
export type VerdictResult = z.infer<typeof VerdictResult>

export const Certainty = z.enum(['documented', 'inferred', 'observed'])
export type Certainty = z.infer<typeof Certainty>

export const Verdict = z.object({
  result: VerdictResult,
  /** A stable code within the result, such as `timeout` or `unknown-key`. */
  reason: z.string(),
  certainty: Certainty,
  /** One or two sentences for a person. */
  text: z.string(),
  /** What is odd about an answer that still should be used. */
  warnings: z.array(z.string()).optional(),
  /** What a later delivery of the same call says against this verdict: one sentence. */
  contradicted: z.string().optional(),
})
export type Verdict = z.infer<typeof Verdict>

/** Milliseconds on a monotonic clock. `write` is there once the answer has left. */
export const Phases = z.object({
  receive: z.number(),
  verify: z.number().optional(),
  route: z.number().optional(),
  handle: z.number().optional(),
  check: z.number().optional(),
  write: z.number().optional(),
})
export type Phases = z.infer<typeof Phases>

/** Milliseconds from the moment when the handler was asked; what did not come is left out. */
export const HandlerPhases = z.object({
  /** Connected; 0 when a connection was open already. */
  connect: z.number().optional(),
  /** The first byte of its response. */
  firstByte: z.number().optional(),
  done: z.number().optional(),
})
export type HandlerPhases = z.infer<typeof HandlerPhases>
export const phaseNames = [
  'receive',
  'verify',
  'route',
  'handle',
  'check',
  'write',
] as const satisfies (keyof Phases)[]

/** Why a delivery was left to the platform's own agent without being looked at: `number` when it is for a colleague. */
export const PassedOver = z.enum(['paused', 'number'])
export type PassedOver = z.infer<typeof PassedOver>

/**
 * What was not kept of a delivery, by the setting of its connection: its transcripts and recording links, so that the
 * body is no longer the bytes that came; or everything that its row does not show.
 */
export const LeftOut = z.enum(['transcripts', 'metadata'])
export type LeftOut = z.infer<typeof LeftOut>

/** What is known of a delivery in one line: a row of the list, a line of `listen --json`. */
export const CaptureSummary = z.object({
  id: z.string(),
  /** Grows by one with each capture of a data folder; newer is larger. */
  seq: z.int(),
  connectionId: z.string(),
  platform: PlatformId,
  eventType: z.string().nullable(),
  /** The function tool that was called, where the delivery is such a call. */
  tool: z.string().optional(),
  callId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  signature: z.object({ status: SignatureStatus, reason: z.string().optional() }),
  outcome: z.object({
    source: OutcomeSource,
    /** HTTP status; null when the sender was gone before anything could be sent. */
    status: z.int().nullable(),
    answerId: z.string().optional(),
    revision: z.int().optional(),
    ruleId: z.string().optional(),
    /** When the developer's handler was late: how long it took, from arrival. */
    lateHandlerMs: z.number().optional(),
    /** Why the handler's answer could not be passed on. */
    handlerProblem: z.string().optional(),
    /** It was not for this laptop: nothing but this summary is kept of it. */
    passedOver: PassedOver.optional(),
    /** It waited in the tunnel, or while this machine slept, until its caller had hung up: nothing was forwarded. */
    arrivedLate: z.boolean().optional(),
  }),
  verdict: Verdict,
  timing: z.object({
    localMs: z.number(),
    /** Null where the platform has no limit. */
    limitMs: z.number().nullable(),
    phases: Phases,
    /** Within `handle`, where the developer's handler was asked. */
    handler: HandlerPhases.optional(),
    /** Both ways together, from probes through the public URL. */
    tunnelEstimateMs: z.number().optional(),
    tunnelErrorMs: z.number().optional(),
  }),
  duplicateOf: z.string().optional(),
  replayOf: z.string().optional(),
  /** It came as a file of this name, not as a delivery: no figure counts it. */
  imported: z.string().optional(),
  pinned: z.literal(true).optional(),
  /** Somebody wrote a note on it; its text is in the detail. */
  noted: z.literal(true).optional(),
  tags: z.array(z.string()).optional(),
  /** In how many places the platform sent something that its documents do not have. */
  drift: z.int().optional(),
  leftOut: LeftOut.optional(),
  /** Bytes of the body, as received or as declared. */
  size: z.int(),
})
export type CaptureSummary = z.infer<typeof CaptureSummary>

const Body = {
  /** A multiple of three bytes where it is only the beginning, so that parts can be put together as they are. */
  bodyBase64: z.string(),
  /** Bytes of the whole body, where `bodyBase64` holds only its beginning: `captures.bytes` has the rest. */
  bodyBytes: z.int().optional(),
}

/** Everything about one capture. Bodies travel as base64, because bytes rule over text. */
export const CaptureDetail = z.object({
  summary: CaptureSummary,
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: HeaderList,
    ...Body,
    /** True when only the first part of an over-long body was kept. */
    truncated: z.boolean(),
  }),
  response: z.object({ headers: HeaderList, ...Body }),
  /** The answer that was given, and the text of the revision before it, to show what changed. */
  answer: z
    .object({
      id: z.string(),
      name: z.string(),
      revision: z.int(),
      text: z.string(),
      previousText: z.string().nullable(),
    })
    .nullable(),
  /** Which rule took it, and why those above did not; null where no rule was asked. */
  routing: Routing.nullable(),
  note: z.string().nullable(),
  /** Of a replay of ours: what was changed before it was sent again. */
  replayChanges: z.array(z.string()).nullable(),
})
export type CaptureDetail = z.infer<typeof CaptureDetail>

/** What a function tool was asked and what it replied, as text, long ones cut short. */
export const ToolExchange = z.object({ captureId: z.string(), arguments: z.string(), reply: z.string() })
export type ToolExchange = z.infer<typeof ToolExchange>

export const CaptureCounts = z.object({
  captures: z.int(),
  deadline: z.int(),
  rejected: z.int(),
  unsigned: z.int(),
})
export type CaptureCounts = z.infer<typeof CaptureCounts>
