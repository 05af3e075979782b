import type { WaitingCall } from '../../shared/breakpoint.ts'

/** A part of a circle, from its top clockwise, in shares of the whole. */
export interface Arc {
  readonly from: number
  readonly length: number
}

export interface RingShape {
  /** What is left for a person to choose. */
  readonly left: Arc
  /** From the deadline answer to the platform's limit: the way back, and the margin. */
  readonly kept: Arc
}

const share = (value: number): number => Math.min(1, Math.max(0, value))

/** The whole circle is the platform's limit. A call that comes from a clock ahead of ours has all its time. */
export const ringShape = ({ arrivedAt, answerBy, limitMs }: WaitingCall, now: number): RingShape => {
  const start = Date.parse(arrivedAt)
  const by = share((Date.parse(answerBy) - start) / limitMs)
  const from = Math.min(by, share((now - start) / limitMs))
  return { left: { from, length: by - from }, kept: { from: by, length: 1 - by } }
}
