import { z } from 'zod'
import { EngineEvent } from './contract.ts'
import { ProblemInfo } from './problem.ts'
import { Snapshot } from './state.ts'

/**
 * The messages between a page and the engine, the same over a WebSocket and a MessagePort.
 * The engine speaks first: one snapshot as of event number `seq`, then events `seq + 1`, `seq + 2` … without a gap,
 * several to a message. A page that reloads gets a new snapshot, so it neither loses nor doubles a row.
 */
export const ToEngine = z.object({
  t: z.literal('call'),
  id: z.int(),
  method: z.string(),
  params: z.unknown(),
})
export type ToEngine = z.infer<typeof ToEngine>

export const ToPage = z.discriminatedUnion('t', [
  z.object({ t: z.literal('snapshot'), seq: z.int(), snapshot: Snapshot }),
  /** `first` is the number of the first event in the list. */
  z.object({ t: z.literal('events'), first: z.int(), events: z.array(EngineEvent).min(1) }),
  z.discriminatedUnion('ok', [
    z.object({ t: z.literal('reply'), id: z.int(), ok: z.literal(true), result: z.unknown() }),
    z.object({ t: z.literal('reply'), id: z.int(), ok: z.literal(false), problem: ProblemInfo }),
  ]),
])
export type ToPage = z.infer<typeof ToPage>

/** One end of a two-way line that carries structured messages. A WebSocket and a MessagePort both fit. */
export interface Carrier {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
  /** Bytes that were sent and have not left yet, where the carrier knows. */
  backlogBytes(): number
}
