import type { CaptureSummary, VerdictResult } from '../shared/capture.ts'
import { platformFacts } from '../shared/platforms/registry.ts'
import { colour, printable } from './terminal.ts'

type Paint = (text: string) => string
type Look = readonly [glyph: string, word: string, paint: Paint]

const looks: Record<VerdictResult, Look> = {
  used: ['✓', 'used', colour.good],
  fallback: ['↩', 'fallback', colour.warn],
  rejected: ['✕', 'rejected', colour.bad],
  'at-risk': ['◔', 'at risk', colour.warn],
  acknowledged: ['•', 'ack', colour.quiet],
  'will-retry': ['↻', 'will retry', colour.warn],
  refused: ['⚠', 'refused', colour.odd],
}

const lookOf = (capture: CaptureSummary): Look =>
  capture.outcome.source === 'deadline' ? ['◷', 'deadline', colour.warn] : looks[capture.verdict.result]

const time = (iso: string): string => new Date(iso).toTimeString().slice(0, 8)

const thousands = (ms: number): string =>
  Math.round(ms)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ')

/** One capture as one line for a person: time, event, caller, milliseconds, verdict. */
export const captureLine = (capture: CaptureSummary): string => {
  const facts = platformFacts(capture.platform).events[capture.eventType ?? '']
  const event = facts?.label ?? capture.eventType ?? '?'
  const [glyph, word, paint] = lookOf(capture)
  const marks = [
    capture.duplicateOf ? 'duplicate' : '',
    capture.signature.status === 'verified' ? '' : `signature ${capture.signature.status}`,
    capture.outcome.lateHandlerMs === undefined
      ? ''
      : `handler answered after ${thousands(capture.outcome.lateHandlerMs)} ms`,
    capture.outcome.handlerProblem ? `handler: ${capture.outcome.handlerProblem}` : '',
  ].filter(Boolean)
  return [
    time(capture.receivedAt),
    printable(event).slice(0, 14).padEnd(14),
    printable(capture.from ?? '')
      .slice(0, 18)
      .padEnd(18),
    `${thousands(capture.timing.localMs)} ms`.padStart(9),
    paint(`${glyph} ${word}`.padEnd(12)),
    printable(capture.verdict.text) + (marks.length > 0 ? ` [${marks.map(printable).join(', ')}]` : ''),
  ].join('  ')
}
