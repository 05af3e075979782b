import {
  CaptureSummary,
  type HeaderList,
  type LeftOut,
  type PassedOver,
  toolCall,
} from '../../shared/capture.ts'
import type { Routing } from '../../shared/rules/rule.ts'
import type { Grade } from '../platforms/adapter.ts'
import { readToolPath } from '../receiver/tool-path.ts'

/** A capture as it is kept: what the list shows, and the bytes. */
export interface Capture {
  readonly summary: CaptureSummary
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers: HeaderList
    readonly body: Buffer
    readonly truncated: boolean
  }
  readonly response: { readonly headers: HeaderList; readonly body: Buffer }
  /** What makes two deliveries the same one sent twice; null when nothing was verified. */
  readonly dedupeKey: string | null
  /** How its answer was chosen, where that is worth being told. */
  readonly routing?: Routing | null
  /** How well its call went, where it says so. */
  readonly grade?: Grade | null
  /** What was changed before it was sent again, where it is a replay of ours. */
  readonly replayChanges?: readonly string[] | null
  readonly imported?: ImportedFrom | null
}

/** Where a capture that came as a file is from. */
export interface ImportedFrom {
  /** Its name. */
  readonly file: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** A hash of what it was made of. */
  readonly madeOf: string
  /** The fixture as it was written, compressed with gzip; null where it was none. */
  readonly original: Uint8Array | null
}

type Cell = string | number | bigint | null | Uint8Array
export type Row = Record<string, Cell>

/** 0 and 1, which take no room of their own in a row; never change the order. */
const passedOverCodes: readonly PassedOver[] = ['paused', 'number']

/** As a mark keeps it; never change the order. */
export const leftOutCodes: readonly LeftOut[] = ['transcripts', 'metadata']

const orNull = <T>(value: T | undefined): T | null => value ?? null
const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

/** The handler's phases stand among ours: a column of their own would stand behind the bodies. */
const phasesOut = ({ phases, handler }: CaptureSummary['timing']): string =>
  JSON.stringify(handler ? { ...phases, handler } : phases)

const phasesIn = (column: string): Pick<CaptureSummary['timing'], 'phases' | 'handler'> => {
  const { handler, ...phases } = JSON.parse(column)
  return handler ? { phases, handler } : { phases }
}

/** What contradicts a verdict stands among its warnings, for the same reason. */
const warningsOut = ({ warnings, contradicted }: CaptureSummary['verdict']): string | null =>
  contradicted === undefined ? json(warnings) : JSON.stringify({ warnings, contradicted })

const warningsIn = (
  column: Cell | undefined,
): Pick<CaptureSummary['verdict'], 'warnings' | 'contradicted'> => {
  if (!column) return {}
  const read = JSON.parse(String(column))
  return Array.isArray(read) ? { warnings: read } : read
}

/** The columns that a later stage of the same delivery can still change. */
export const fateColumns = (s: CaptureSummary): Row => ({
  status: s.outcome.status,
  late_handler_ms: orNull(s.outcome.lateHandlerMs),
  handler_problem: orNull(s.outcome.handlerProblem),
  verdict_result: s.verdict.result,
  verdict_reason: s.verdict.reason,
  verdict_certainty: s.verdict.certainty,
  verdict_text: s.verdict.text,
  verdict_warnings: warningsOut(s.verdict),
  local_ms: s.timing.localMs,
  phases: phasesOut(s.timing),
})

export const toRow = ({ summary: s, request, response, dedupeKey }: Capture): Row => ({
  seq: s.seq,
  id: s.id,
  connection_id: s.connectionId,
  platform: s.platform,
  event_type: s.eventType,
  call_id: s.callId,
  from_number: s.from,
  to_number: s.to,
  received_at: Date.parse(s.receivedAt),
  signature_status: s.signature.status,
  signature_reason: orNull(s.signature.reason),
  source: s.outcome.source,
  answer_id: orNull(s.outcome.answerId),
  revision: orNull(s.outcome.revision),
  rule_id: orNull(s.outcome.ruleId),
  passed_over: s.outcome.passedOver ? passedOverCodes.indexOf(s.outcome.passedOver) : null,
  arrived_late: s.outcome.arrivedLate ? 1 : null,
  limit_ms: s.timing.limitMs,
  tunnel_ms: orNull(s.timing.tunnelEstimateMs),
  tunnel_error_ms: orNull(s.timing.tunnelErrorMs),
  duplicate_of: orNull(s.duplicateOf),
  replay_of: orNull(s.replayOf),
  size: s.size,
  dedupe_key: dedupeKey,
  truncated: request.truncated ? 1 : 0,
  method: request.method,
  path: request.path,
  headers: JSON.stringify(request.headers),
  response_headers: JSON.stringify(response.headers),
  response_body: response.body,
  body: request.body,
  ...fateColumns(s),
})

const without = <T extends Record<string, unknown>>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null && v !== undefined))

/** Reads the columns of a list row back. Throws a ZodError on a row that this version did not write. */
export const fromRow = (row: Row): CaptureSummary => {
  const tool = row.event_type === toolCall ? readToolPath(String(row.path))?.tool : undefined
  return CaptureSummary.parse({
    ...without({ duplicateOf: row.duplicate_of, replayOf: row.replay_of }),
    id: row.id,
    seq: row.seq,
    connectionId: row.connection_id,
    platform: row.platform,
    eventType: row.event_type,
    ...(tool === undefined ? {} : { tool }),
    callId: row.call_id,
    from: row.from_number,
    to: row.to_number,
    receivedAt: new Date(Number(row.received_at)).toISOString(),
    signature: { status: row.signature_status, ...without({ reason: row.signature_reason }) },
    outcome: {
      source: row.source,
      status: row.status,
      ...without({
        answerId: row.answer_id,
        revision: row.revision,
        ruleId: row.rule_id,
        lateHandlerMs: row.late_handler_ms,
        handlerProblem: row.handler_problem,
        passedOver: row.passed_over === null ? null : passedOverCodes[Number(row.passed_over)],
        arrivedLate: row.arrived_late === null ? null : true,
      }),
    },
    verdict: {
      result: row.verdict_result,
      reason: row.verdict_reason,
      certainty: row.verdict_certainty,
      text: row.verdict_text,
      ...warningsIn(row.verdict_warnings),
    },
    timing: {
      localMs: row.local_ms,
      limitMs: row.limit_ms,
      ...phasesIn(String(row.phases)),
      ...without({ tunnelEstimateMs: row.tunnel_ms, tunnelErrorMs: row.tunnel_error_ms }),
    },
    ...without({
      pinned: row.pinned === 1 ? true : null,
      noted: row.noted === 1 ? true : null,
      tags: row.tags ? JSON.parse(String(row.tags)) : null,
      drift: row.drift,
      imported: row.imported,
      leftOut: row.left_out === null ? null : leftOutCodes[Number(row.left_out)],
    }),
    size: row.size,
  })
}

/** What was added to a capture later. */
export const markColumns = 'pinned, note IS NOT NULL AS noted, tags, drift, left_out, imported'
export const listTables = 'captures LEFT JOIN marks ON marks.seq = captures.seq'

/** The columns of a list row: everything but headers and bodies. */
export const listColumns = [
  'captures.seq, id, connection_id, platform, event_type, call_id, from_number, to_number, received_at, path',
  'signature_status, signature_reason, source, status, answer_id, revision, rule_id',
  'late_handler_ms, handler_problem, arrived_late, passed_over',
  'verdict_result, verdict_reason, verdict_certainty, verdict_text, verdict_warnings',
  'local_ms, limit_ms, phases, tunnel_ms, tunnel_error_ms, duplicate_of, replay_of, size',
  markColumns,
].join(', ')
