import type { Database } from '../sqlite.ts'

/** How far back a dry run looks: further would keep a live call waiting. */
const newestCaptures = 20_000
/** Rows that are read at once: a millisecond or two. */
const batch = 500
const batchOfCalls = 250

/** A capture that a rule took. */
export interface RuledCapture {
  readonly callId: string
  readonly result: string
  readonly source: string
  readonly localMs: number
}

export interface StoredGrade {
  readonly seq: number
  readonly callId: string
  readonly source: 'complete' | 'graded'
  readonly grade: number
}

/** What the captures file knows of rules, in pieces that are small enough to be read between two calls. */
export interface RuleRecords {
  /** Ids of the newest verified captures of these events that were not passed over, newest first. */
  latest(connectionId: string, events: readonly string[], limit: number): string[]
  /** What a rule took of these events, without duplicates and replays, oldest first. */
  taken(connectionId: string, ruleId: string, events: readonly string[]): Iterable<readonly RuledCapture[]>
  grades(connectionId: string, callIds: readonly string[]): Iterable<readonly StoredGrade[]>
}

const marks = (n: number): string => Array.from({ length: n }, () => '?').join(', ')

export const readRuleRecords = (database: Database): RuleRecords => {
  const graded = database.prepare(`
    SELECT c.seq, g.call_id, g.source, g.grade FROM grades g JOIN captures c ON c.id = g.capture_id
    WHERE g.connection_id = ? AND g.call_id IN (${marks(batchOfCalls)})`)

  return {
    latest: (connectionId, events, limit) =>
      database
        .prepare(
          `SELECT id FROM captures WHERE seq > (SELECT coalesce(max(seq), 0) FROM captures) - ${newestCaptures}
           AND connection_id = ? AND signature_status = 'verified' AND passed_over IS NULL AND replay_of IS NULL AND truncated = 0
           AND event_type IN (${marks(events.length)}) ORDER BY seq DESC LIMIT ?`,
        )
        .all(connectionId, ...events, limit)
        .map(row => String((row as { id: unknown }).id)),

    taken: function* (connectionId, ruleId, events) {
      const next = database.prepare(
        `SELECT seq, event_type, call_id, verdict_result, source, local_ms, duplicate_of, replay_of FROM captures
         WHERE connection_id = ? AND rule_id = ? AND seq > ? ORDER BY seq LIMIT ${batch}`,
      )
      for (let seq = 0; ; ) {
        const rows = next.all(connectionId, ruleId, seq) as Record<string, unknown>[]
        yield rows
          .filter(
            row =>
              row.call_id !== null &&
              row.duplicate_of === null &&
              row.replay_of === null &&
              events.includes(String(row.event_type)),
          )
          .map(row => ({
            callId: String(row.call_id),
            result: String(row.verdict_result),
            source: String(row.source),
            localMs: Number(row.local_ms),
          }))
        if (rows.length < batch) return
        seq = Number(rows.at(-1)?.seq)
      }
    },

    grades: function* (connectionId, callIds) {
      for (let at = 0; at < callIds.length; at += batchOfCalls) {
        const some = callIds.slice(at, at + batchOfCalls)
        const padding = Array.from({ length: batchOfCalls - some.length }, () => null)
        yield (graded.all(connectionId, ...some, ...padding) as Record<string, unknown>[]).map(row => ({
          seq: Number(row.seq),
          callId: String(row.call_id),
          source: row.source === 'graded' ? 'graded' : 'complete',
          grade: Number(row.grade),
        }))
      }
    },
  }
}
