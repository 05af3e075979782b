import {
  type CaptureDetail,
  type CaptureSummary,
  type HeaderList,
  type LeftOut,
  phaseNames,
} from '../shared/capture.ts'
import type { Routing, RoutingStep } from '../shared/rules/rule.ts'
import { bodyLines } from './body-lines.ts'
import { eventWords, lookOf, thousands, warningLines } from './capture-line.ts'
import { colour, printable } from './terminal.ts'
import { wrap } from './wrap.ts'

const titleWidth = 12
const indent = ' '.repeat(titleWidth)

/** A title with what belongs to it beside it, a line each. */
const block = (title: string, lines: readonly string[], columns: number): string[] =>
  lines
    .flatMap(line => wrap(line, columns - titleWidth))
    .map((line, i) => (i === 0 ? title.padEnd(titleWidth) : indent) + line)

const answeredBy = ({ summary, answer, routing }: CaptureDetail): string => {
  const { source, ruleId, passedOver } = summary.outcome
  const step = routing?.steps.find(s => s.ruleId === ruleId)
  const rule = ruleId === undefined ? '' : ` · rule “${step?.name ?? ruleId}”`
  const given = answer ? `“${answer.name}”, revision ${answer.revision}` : null
  if (passedOver === 'paused') return "the platform's own agent: the connection was paused"
  if (passedOver === 'number') return "the platform's own agent: the number is not one of ours"
  switch (source) {
    case 'forward':
      return `your handler${rule}`
    case 'deadline':
      return `the deadline answer${given ? `, ${given}` : ": the platform's own agent"}${rule}`
    case 'breakpoint':
      return `${given ?? 'nobody’s answer'}, chosen at the breakpoint${rule}`
    case 'default':
      return given ? `${given}, the default answer${rule}` : `the default for this event${rule}`
    case 'rule':
      return `${given ?? 'an answer that is gone'}${rule}`
    case 'refused':
      return 'nobody: it was refused'
  }
}

const stepLooks: Record<RoutingStep['result'], readonly [glyph: string, word: string]> = {
  took: ['✓', 'took it'],
  passed: ['–', 'passed'],
  off: ['○', 'off'],
  failed: ['✕', 'failed'],
}

/** The rules that were asked, a line each: what each made of the call, and why. */
export const stepLines = (steps: readonly RoutingStep[]): string[] =>
  steps.map(({ name, result, why }) => {
    const [glyph, word] = stepLooks[result]
    return `${glyph} “${printable(name)}” ${word}${result === 'off' ? '' : `: ${printable(why)}`}`
  })

const whyLines = (routing: Routing | null): string[] =>
  routing ? [...stepLines(routing.steps), printable(routing.end)] : []

/** Short times need their decimals. */
const ms = (value: number): string => (value < 10 ? String(Number(value.toFixed(1))) : thousands(value))

const timeLines = ({ timing, outcome }: CaptureSummary): string[] => {
  const { localMs, limitMs, phases, handler, tunnelEstimateMs, tunnelErrorMs } = timing
  const parts = phaseNames.flatMap(name => {
    const value = phases[name]
    return value === undefined ? [] : [`${name} ${ms(value)}`]
  })
  const handlerParts = [
    handler?.connect === undefined ? '' : `connected ${ms(handler.connect)}`,
    handler?.firstByte === undefined ? '' : `first byte ${ms(handler.firstByte)}`,
    handler?.done === undefined ? '' : `done ${ms(handler.done)}`,
  ].filter(Boolean)
  const late =
    outcome.lateHandlerMs === undefined
      ? []
      : [`handler: would have arrived at ${thousands(outcome.lateHandlerMs)} ms`]
  const error = tunnelErrorMs === undefined ? '' : ` ± ${thousands(tunnelErrorMs)}`
  return [
    `${ms(localMs)} ms${limitMs === null ? ', no limit' : ` of ${thousands(limitMs)} ms`}`,
    ...(parts.length > 0 ? [parts.join(' · ')] : []),
    ...(handlerParts.length > 0 ? [`handler: ${handlerParts.join(' · ')}`] : []),
    ...late,
    ...(outcome.handlerProblem ? [`handler: ${printable(outcome.handlerProblem)}`] : []),
    ...(tunnelEstimateMs === undefined
      ? []
      : [`tunnel, both ways: about ${thousands(tunnelEstimateMs)} ms${error}`]),
  ]
}

const headerLines = (headers: HeaderList): string[] =>
  headers.map(([name, value]) => `  ${colour.quiet(`${printable(name)}:`)} ${printable(value)}`)

const message = (first: string, headers: HeaderList, body: readonly string[]): string[] => [
  '',
  first,
  ...headerLines(headers),
  ...(body.length > 0 ? ['', ...body.map(line => `  ${line}`)] : []),
]

const localTime = (iso: string): string => {
  const at = new Date(iso)
  const date = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(n => String(n).padStart(2, '0'))
  return `${date.join('-')} ${at.toTimeString().slice(0, 8)}.${iso.slice(20, 23)}`
}

/** What it repeats: a file, a delivery that came before, or a capture that was sent again from here. */
const repeats = ({ summary, replayChanges }: CaptureDetail): string[] => {
  const { duplicateOf, imported, replayOf } = summary
  const changes = replayChanges?.length ? ` with another ${replayChanges.join(', ')}` : ''
  return [
    ...(imported === undefined ? [] : [`imported from ${printable(imported)}`]),
    ...(duplicateOf ? [`duplicate of ${printable(duplicateOf)}`] : []),
    ...(replayOf ? [`replay of ${printable(replayOf)}${printable(changes)}`] : []),
  ]
}

const headLines = (detail: CaptureDetail, columns: number): string[] => {
  const { summary } = detail
  const { verdict, from, to, receivedAt, callId, id } = summary
  const [glyph, , paint] = lookOf(summary)
  const [first = '', ...more] = wrap(`${printable(verdict.text)} (${verdict.certainty})`, columns - 2)
  const between = from === null && to === null ? '' : `${from ?? '?'} → ${to ?? '?'}`
  const facts = [eventWords(summary), between, callId === null ? '' : `call ${callId}`].filter(Boolean)
  return [
    `${paint(glyph)} ${first}`,
    ...more.map(line => `  ${line}`),
    ...warningLines(summary, 2, columns),
    '',
    ...block('Capture', [printable(id), ...repeats(detail)], columns),
    ...block('Event', [printable(facts.join(' · ')), localTime(receivedAt)], columns),
    ...block('Tags', summary.tags ? [printable(summary.tags.join(', '))] : [], columns),
    ...block('Note', detail.note === null ? [] : detail.note.split(/\r?\n/).map(printable), columns),
  ]
}

const leftOutWords: Record<LeftOut, string> = {
  transcripts: 'kept without transcripts and recordings',
  metadata: 'of which headers and body were not kept',
}

/** Everything about one capture for a person: verdict, who answered and why, time, and both messages as they went. */
export const captureSheet = (detail: CaptureDetail, columns: number): string[] => {
  const { summary, request, response, routing } = detail
  const { signature, outcome } = summary
  const size = `${thousands(summary.size)} ${summary.size === 1 ? 'byte' : 'bytes'}`
  const left = summary.leftOut === undefined ? '' : `, ${leftOutWords[summary.leftOut]}`
  const cut = request.truncated ? ', of which only the first part was kept' : left
  return [
    ...headLines(detail, columns),
    ...block(
      'Signature',
      [`${signature.status}${signature.reason ? `: ${printable(signature.reason)}` : ''}`],
      columns,
    ),
    ...block('Answered by', [printable(answeredBy(detail))], columns),
    ...block('Why', whyLines(routing), columns),
    ...block('Time', timeLines(summary), columns),
    ...message(
      `Request     ${printable(`${request.method} ${request.path}`)}  ${colour.quiet(`(${size}${cut})`)}`,
      request.headers,
      bodyLines(Buffer.from(request.bodyBase64, 'base64'), true),
    ),
    ...message(
      `Response    ${outcome.status ?? 'none: the sender was gone'}`,
      response.headers,
      bodyLines(Buffer.from(response.bodyBase64, 'base64'), false),
    ),
  ]
}
