import type { PracticeResult } from '../shared/contract.ts'
import { colour, printable } from './terminal.ts'

const good = (result: PracticeResult): boolean =>
  result.reached === 'config' ||
  (result.reached === 'none' && result.status !== null && result.status >= 200 && result.status < 300)

/** One delivery of the simulator as one line: event, status, time, and what the caller would get. */
export const practiceLine = (result: PracticeResult): string => {
  const glyph = good(result) ? colour.good('✓') : colour.warn('↩')
  const status = result.status === null ? '–' : String(result.status)
  const took = `${Math.round(result.tookMs)} ms`.padStart(8)
  return `${glyph} ${printable(result.eventType).padEnd(20)} ${status.padStart(3)} ${took}  ${printable(result.text)}`
}

/** A delivery that nobody took: no answer, or one that is no 2xx. */
export const failed = (result: PracticeResult): boolean =>
  result.status === null || result.status < 200 || result.status > 299
