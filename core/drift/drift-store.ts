import { createHash } from 'node:crypto'
import { DriftItem } from '../../shared/drift.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { type Database, inTransaction } from '../sqlite.ts'
import type { Drift } from './find-drift.ts'

/** Where and when something was seen. */
export interface Sighting {
  readonly platform: PlatformId
  readonly practice: boolean
  readonly eventType: string
  readonly captureId: string
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly drifts: readonly Drift[]
}

export interface Noted {
  /** How many of the places nobody has dismissed. */
  readonly fresh: number
  /** They as they are now; those for which there was no room are left out. */
  readonly items: DriftItem[]
}

export interface DriftStore {
  /** What nobody has dismissed, newest first. */
  list(): DriftItem[]
  /**
   * Notes what was seen in one capture, and marks it by how much of that is news. A dismissed place is back when it
   * comes with a type that it never had.
   */
  note(sighting: Sighting): Noted
  dismiss(id: string): void
}

/** Different places that are kept for all platforms: more are not listed, only marked. */
const mostKept = 200

type Row = Record<string, string | number | Uint8Array | null>

const bytes = (text: string): Buffer => Buffer.from(text)
const textOf = (cell: Row[string] | undefined): string => Buffer.from(cell as Uint8Array).toString()

const toItem = (row: Row): DriftItem =>
  DriftItem.parse({
    id: row.id,
    platform: row.platform,
    practice: row.practice === 1,
    eventType: textOf(row.event_type),
    kind: row.kind,
    path: textOf(row.path),
    was: row.was,
    is: row.type_seen,
    count: row.count,
    firstCaptureId: row.first_capture_id,
    lastCaptureId: row.last_capture_id,
    firstAt: new Date(Number(row.first_at)).toISOString(),
    lastAt: new Date(Number(row.last_at)).toISOString(),
  })

const idOf = ({ platform, practice, eventType }: Sighting, { kind, path }: Drift): string =>
  createHash('sha256')
    .update(JSON.stringify([platform, practice, eventType, kind, path]))
    .digest('hex')
    .slice(0, 16)

const typesOf = (text: string): Set<string> => new Set(text.split(' or '))

/** Texts from outside are bound as bytes: SQLite cuts text at NUL. */
export const storeDrift = (database: Database): DriftStore => {
  const listed = database.prepare('SELECT * FROM drifts WHERE dismissed = 0 ORDER BY last_at DESC, id')
  const one = database.prepare('SELECT * FROM drifts WHERE id = ?')
  const kept = database.prepare('SELECT count(*) AS n FROM drifts')
  const insert = database.prepare(
    `INSERT INTO drifts (id, platform, practice, event_type, kind, path, was, type_seen, count,
       first_capture_id, last_capture_id, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
  )
  const again = database.prepare(
    `UPDATE drifts SET count = count + 1, type_seen = ?, dismissed = ?, last_capture_id = ?, last_at = ? WHERE id = ?`,
  )
  const mark = database.prepare(
    'INSERT INTO marks (seq, drift) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET drift = excluded.drift',
  )
  const dismissed = database.prepare('UPDATE drifts SET dismissed = 1 WHERE id = ?')

  /** False when it is dismissed. */
  const noteOne = (sighting: Sighting, drift: Drift): boolean => {
    const id = idOf(sighting, drift)
    const { captureId, at } = sighting
    const known = one.get(id) as Row | undefined
    if (known) {
      const seen = typesOf(String(known.type_seen))
      const isNew = !seen.has(drift.is)
      const types = [...seen.add(drift.is)].sort().join(' or ')
      const stays = known.dismissed === 1 && !isNew
      again.run(types, stays ? 1 : 0, captureId, at, id)
      return !stays
    }
    if (Number((kept.get() as Row).n) >= mostKept) return true
    const { platform, practice, eventType } = sighting
    insert.run(
      ...[
        id,
        platform,
        practice ? 1 : 0,
        bytes(eventType),
        drift.kind,
        bytes(drift.path),
        drift.was,
        drift.is,
      ],
      ...[captureId, captureId, at, at],
    )
    return true
  }

  return {
    list: () => (listed.all() as Row[]).map(toItem),
    note: sighting =>
      inTransaction(database, () => {
        const fresh = sighting.drifts.filter(drift => noteOne(sighting, drift))
        if (fresh.length > 0) mark.run(sighting.seq, fresh.length)
        const items = fresh.flatMap(drift => {
          const row = one.get(idOf(sighting, drift)) as Row | undefined
          return row ? [toItem(row)] : []
        })
        return { fresh: fresh.length, items }
      }),
    dismiss: id => void dismissed.run(id),
  }
}
