import { z } from 'zod'

/** `next`: the next call stops, and nothing after it; `all`: every call stops. */
export const ArmMode = z.enum(['off', 'next', 'all'])
export type ArmMode = z.infer<typeof ArmMode>

/** A call that waits at a breakpoint. */
export const WaitingCall = z.object({
  id: z.string(),
  eventType: z.string().nullable(),
  callId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  tool: z.string().nullable(),
  arrivedAt: z.iso.datetime(),
  /** When the deadline answer leaves if nobody has chosen. */
  answerBy: z.iso.datetime(),
  /** How long the platform waits, from its arrival. */
  limitMs: z.number(),
  /** The rule that stopped it; null when the breakpoint was armed. */
  ruleName: z.string().nullable(),
  /** What Send gives. */
  candidate: z.object({ answerId: z.string().nullable(), name: z.string(), revision: z.int().nullable() }),
  /** Whether there is a handler to let answer. */
  canForward: z.boolean(),
})
export type WaitingCall = z.infer<typeof WaitingCall>

export const BreakpointState = z.object({
  connectionId: z.string(),
  armed: ArmMode,
  /** In order of arrival. */
  waiting: z.array(WaitingCall),
})
export type BreakpointState = z.infer<typeof BreakpointState>

/** What becomes of a waiting call. `let-go`: as if it had not been stopped. */
export const BreakpointChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('candidate') }),
  z.object({ kind: z.literal('answer'), answerId: z.string() }),
  z.object({ kind: z.literal('forward') }),
  z.object({ kind: z.literal('let-go') }),
])
export type BreakpointChoice = z.infer<typeof BreakpointChoice>
