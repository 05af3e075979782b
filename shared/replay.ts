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
  /** For one capture: what is sent instead of its body, its headers, its path. */
  edit: z
    .object({
      bodyBase64: z.string().optional(),
      headers: HeaderList.optional(),
      path: z.string().optional(),
    })
    .nullable(),
  /** With the connection's secret; a changed body that is not signed again is sent with its old signature. */
  sign: z.boolean(),
  times: z.int().min(1).max(1_000),
  /** Deliveries a second; null: one after the other. */
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
  /** What the platform would make of that answer; null where there is none. */
  verdict: Verdict.nullable(),
  /** Why there is no answer; null when there is one. */
  problem: z.string().nullable(),
})
export type ReplayResult = z.infer<typeof ReplayResult>

export const ReplayState = z.object({
  id: z.string(),
  status: z.enum(['running', 'done', 'cancelled']),
  /** What was changed before it was sent: "body", "signature", "header x-…". */
  changed: z.array(z.string()),
  total: z.int(),
  sent: z.int(),
  /** The last results, at most a hundred, oldest first. */
  results: z.array(ReplayResult),
})
export type ReplayState = z.infer<typeof ReplayState>
