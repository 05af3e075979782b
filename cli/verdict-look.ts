import type { VerdictResult } from '../shared/capture.ts'
import { colour } from './terminal.ts'

type Look = readonly [glyph: string, word: string, paint: (text: string) => string]

/** How a verdict looks in a terminal. The glyph carries the meaning, colour only repeats it. */
export const looks: Record<VerdictResult, Look> = {
  used: ['✓', 'used', colour.good],
  fallback: ['↩', 'fallback', colour.warn],
  rejected: ['✕', 'rejected', colour.bad],
  'at-risk': ['◔', 'at risk', colour.warn],
  acknowledged: ['•', 'ack', colour.quiet],
  'will-retry': ['↻', 'will retry', colour.warn],
  refused: ['⚠', 'refused', colour.odd],
}

/** An answer that the app itself sent in time looks like that first of all. */
export const deadlineLook: Look = ['◷', 'deadline', colour.warn]
