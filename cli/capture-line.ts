import type { CaptureSummary } from '../shared/capture.ts'
import { platformFacts } from '../shared/platforms/registry.ts'
import { printable } from './terminal.ts'
import { deadlineLook, looks } from './verdict-look.ts'

const lookOf = (capture: CaptureSummary) =>
  capture.outcome.source === 'deadline' ? deadlineLook : looks[capture.verdict.result]

const time = (iso: string): string => new Date(iso).toTimeString().slice(0, 8)

const thousands = (ms: number): string =>
  Math.round(ms)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ')

/** One capture as one line for a person: time, event, caller, milliseconds, verdict. */
export const captureLine = (capture: CaptureSummary): string => {
  const facts = platformFacts(capture.platform).events[capture.eventType ?? '']
  const event =
    capture.tool === undefined ? (facts?.label ?? capture.eventType ?? '?') : `tool ${capture.tool}`
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
