import { longestMarginMs } from '../../shared/state.ts'
import { ms, thousands } from '../format/numbers.ts'

/** A margin as it was written; null when it is none. */
export const readMargin = (text: string): number | null => {
  const margin = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN
  return margin <= longestMarginMs ? margin : null
}

/** When the deadline answer leaves, as the sum that it is: "2 000 − ~38 tunnel − 150 = 1 812 ms". */
export const deadlineSum = (limitMs: number, tunnelMs: number | null, marginMs: number): string => {
  const parts = [
    thousands(limitMs),
    ...(tunnelMs === null ? [] : [`~${ms(tunnelMs)} tunnel`]),
    thousands(marginMs),
  ]
  return `${parts.join(' − ')} = ${thousands(Math.max(0, limitMs - (tunnelMs ?? 0) - marginMs))} ms`
}
