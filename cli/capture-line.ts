import type { CaptureSummary } from '../shared/capture.ts'
import { platformFacts } from '../shared/platforms/registry.ts'
import type { RuleNames } from './rule-names.ts'
import { colour, printable } from './terminal.ts'
import { deadlineLook, looks } from './verdict-look.ts'
import { whoAnswered } from './who-answered.ts'
import { wrap } from './wrap.ts'

export const lookOf = (capture: CaptureSummary) =>
  capture.outcome.source === 'deadline' ? deadlineLook : looks[capture.verdict.result]

export const clockTime = (iso: string): string => new Date(iso).toTimeString().slice(0, 8)

/** A number for reading: `2 345`. */
export const thousands = (ms: number): string =>
  Math.round(ms)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ')

/** What came in, in a word or two. */
export const eventWords = ({ platform, eventType, tool }: CaptureSummary): string =>
  tool === undefined
    ? (platformFacts(platform).events[eventType ?? '']?.label ?? eventType ?? '?')
    : `tool ${tool}`

/**
 * One capture as one line for a person: time, event, caller, milliseconds, verdict, and in brackets who answered and what
 * is odd about it.
 * @param rules null where nothing is known of them
 */
export const captureLine = (capture: CaptureSummary, rules: RuleNames | null = null): string => {
  const [glyph, word, paint] = lookOf(capture)
  const marks = [
    whoAnswered(capture, rules) ?? '',
    capture.duplicateOf ? 'duplicate' : '',
    capture.imported === undefined ? '' : 'imported',
    capture.replayOf ? 'replay' : '',
    capture.signature.status === 'verified' ? '' : `signature ${capture.signature.status}`,
    capture.outcome.lateHandlerMs === undefined
      ? ''
      : `handler answered after ${thousands(capture.outcome.lateHandlerMs)} ms`,
    capture.verdict.contradicted ? 'contradicted' : '',
    capture.outcome.handlerProblem ? `handler: ${capture.outcome.handlerProblem}` : '',
  ].filter(Boolean)
  return [
    clockTime(capture.receivedAt),
    printable(eventWords(capture)).slice(0, 14).padEnd(14),
    printable(capture.from ?? '')
      .slice(0, 18)
      .padEnd(18),
    `${thousands(capture.timing.localMs)} ms`.padStart(9),
    paint(`${glyph} ${word}`.padEnd(12)),
    printable(capture.verdict.text) + (marks.length > 0 ? ` [${marks.map(printable).join(', ')}]` : ''),
  ].join('  ')
}

/** What is odd about an answer that still should be used, to stand below its capture. */
export const warningLines = ({ verdict }: CaptureSummary, indent = 10, columns = 100): string[] =>
  [...(verdict.warnings ?? []), ...(verdict.contradicted ? [verdict.contradicted] : [])].flatMap(warning =>
    wrap(printable(warning), columns - indent - 2).map(
      (line, i) => `${' '.repeat(indent)}${i === 0 ? colour.warn('!') : ' '} ${line}`,
    ),
  )
