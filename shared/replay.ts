import { z } from 'zod'
import { HeaderList, Verdict } from './capture.ts'

/** Where a replay goes. */
export const ReplayTarget = z.discriminatedUnion('kind', [
  /** Our own receiver, as if the platform had sent it. */
  z.object({ kind: z.literal('engine') }),
  /** The connection's handler. */
  z.object({ kind: z.literal('handler') }),
  z.object({ kind: z.literal('url'), url: z.string().max(2_048) }),
])
export type ReplayTarget = z.infer<typeof ReplayTarget>

export const ReplayRequest = z.object({
  captureIds: z.array(z.string()).min(1).max(10_000),
  target: ReplayTarget,
  /** For one capture: what is sent instead of its body, its headers, its path. What is left out stays as it was. */
  edit: z
    .object({
      bodyBase64: z.string().optional(),
      /** All of them; those of one connection, such as `Host`, are made anew in any case. */
      headers: HeaderList.optional(),
      /** What follows the connection's own path: nothing, a query, or `/t/` and the name of a tool. */
      path: z.string().max(8_192).optional(),
    })
    .nullable(),
  /** With the connection's secret; a changed body that is not signed again is sent with its old signature. */
  sign: z.boolean(),
  times: z.int().min(1).max(1_000),
  /** Deliveries a second, whatever becomes of those before; null: one after the other. */
  ratePerS: z.number().min(0.1).max(200).nullable(),
  /** Agrees to send to another machine. */
  agree: z.boolean(),
})
export type ReplayRequest = z.infer<typeof ReplayRequest>

export const ReplayResult = z.object({
  /** The capture that was sent again. */
  of: z.string(),
  /** The new capture, where it went to the engine. */
  captureId: z.string().nullable(),
  status: z.int().nullable(),
  tookMs: z.number(),
  headers: HeaderList,
  bodyBase64: z.string(),
  /** Only the beginning of the body is told: of many replays, each has a kibibyte. */
  bodyCut: z.boolean(),
  /** What the platform would make of that answer; null where there is none. */
  verdict: Verdict.nullable(),
  /** Why there is no answer; null when there is one. */
  problem: z.string().nullable(),
})
export type ReplayResult = z.infer<typeof ReplayResult>

export const ReplayState = z.object({
  id: z.string(),
  status: z.enum(['running', 'done', 'cancelled']),
  target: ReplayTarget,
  /** What was changed before it was sent: "body", "signature", "header x-…". */
  changed: z.array(z.string()),
  total: z.int(),
  /** Over, with an answer or without. */
  sent: z.int(),
  /** How many of those brought no answer. */
  failed: z.int(),
  /** The last results, at most a hundred, oldest first. */
  results: z.array(ReplayResult),
})
export type ReplayState = z.infer<typeof ReplayState>
