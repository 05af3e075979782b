import type { CaptureSummary } from '../../shared/capture.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import { dataFiles } from '../data-folder/data-folder.ts'
import type { InspectorParts } from '../inspector.ts'
import type { Search } from '../search/search.ts'
import type { UndoStack } from '../undo-stack.ts'
import { makeCheckpoints } from './checkpoints.ts'
import { storeClearings } from './clearings.ts'
import { type Forgetting, makeForgetting } from './forget.ts'
import { makeKeepingThread } from './keeping-thread.ts'
import type { Cleared, RemovedCapture } from './kept-counts.ts'
import { type Annotation, storeMarks } from './marks.ts'
import { makeRemover } from './remove-captures.ts'
import { makeRetention } from './retention.ts'
import { asRanges } from './seq-ranges.ts'
import { makeSlices, sliceMs } from './slices.ts'
import { steadyNow } from './steady-now.ts'
import { wipeFreePages } from './wipe-free-pages.ts'

/** What stays of captures, and for how long. */
export interface Keeper {
  /** One more capture is on disk. */
  added(): void
  /** With what people added to it meanwhile; null when it is gone. */
  withMarks(capture: CaptureSummary): CaptureSummary | null
  pin(ids: readonly string[], pinned: boolean): void
  /** @throws Problem `capture-not-found` */
  annotate(id: string, annotation: Annotation): void
  /** @param connectionId null: all. @returns how many are out of the list now, and by what they come back */
  clear(connectionId: string | null): { cleared: number; undoId: string }
  /** @throws Problem `undo-over` */
  undoClear(undoId: string): number
  readonly forgetting: Forgetting
  /** The limits have changed. */
  limitsChanged(): void
}

/** How long what was cleared can be brought back. */
const undoForMs = 600_000
/** When the limits are looked at after a capture came, at the latest. */
const lookAfterMs = 5_000
/** Captures grow too old without any that come. */
const lookEveryMs = 600_000
/** While many go, pages are told of it now and then. */
const tellEveryMs = 3_000

export const openKeeper = (
  parts: InspectorParts,
  search: Pick<Search, 'changed' | 'forget' | 'removed'>,
  opened: UndoStack,
): Keeper => {
  const { database, captures, clock, counts, settings, tell } = parts
  const marks = storeMarks(database)
  const clearings = storeClearings(database)
  const remover = makeRemover(database)
  const slices = makeSlices(clock)
  const thread = makeKeepingThread(parts.keepingWorker)
  opened.push(thread.close)
  const checkpoints = makeCheckpoints(thread, dataFiles(parts.dataFolder).captures)
  /** Those that can still be undone. */
  const undoable = new Map<string, NodeJS.Timeout>()
  const retention = makeRetention({
    database,
    remover,
    counts,
    limits: () => settings.preferences().retention,
    now: steadyNow(clock),
  })
  let lookTimer: NodeJS.Timeout | null = null
  let looking = false
  let toldAt = Number.NEGATIVE_INFINITY

  const afterRemoval = (gone: readonly RemovedCapture[]): void => {
    if (gone.length === 0) return
    for (const capture of gone) counts.removed(capture)
    search.removed(asRanges(gone.map(({ seq }) => seq)))
  }
  const changed = (why: 'retention' | 'cleared' | 'restored' | 'forgotten'): void => {
    toldAt = clock.monotonic()
    tell({ name: 'captures-removed', payload: { why } })
    tell({ name: 'counts', payload: counts.total() })
  }
  const show = (summaries: readonly CaptureSummary[]): void => {
    for (const capture of summaries) {
      tell({ name: 'capture', payload: capture })
      search.changed(capture.seq)
    }
  }
  const failed = (error: unknown): void => {
    const problem = asProblem(error)
    if (problem.code !== 'engine-stopping') parts.onProblem(problem)
  }

  const look = (): void => {
    if (lookTimer) clearTimeout(lookTimer)
    lookTimer = null
    if (looking) return
    looking = true
    let untold = false
    slices
      .run(async () => {
        const { gone, more } = retention.slice()
        afterRemoval(gone)
        untold ||= gone.length > 0
        if (untold && (!more || clock.monotonic() - toldAt > tellEveryMs)) {
          changed('retention')
          untold = false
        }
        if (gone.length > 0) await checkpoints.afterSlice()
        return more
      })
      .catch(failed)
      .finally(() => {
        looking = false
      })
  }
  const everyNow = setInterval(() => {
    retention.again()
    look()
  }, lookEveryMs).unref()
  const lookSoon = (): void => {
    lookTimer ??= setTimeout(look, lookAfterMs).unref()
  }

  /** For good: it cannot be undone any more. */
  const sweep = (clearing: Cleared): void => {
    const next = database.prepare(
      `SELECT captures.seq, marks.spared FROM captures LEFT JOIN marks ON marks.seq = captures.seq
       WHERE ${clearing.connectionId === null ? '?1 IS NULL' : 'connection_id = ?1'} AND captures.seq > ?2 AND captures.seq <= ?3
       ORDER BY captures.seq LIMIT 100`,
    )
    let cursor = 0
    slices
      .run(async () => {
        const rows = next.all(clearing.connectionId, cursor, clearing.upTo) as unknown as {
          seq: number
          spared: number | null
        }[]
        const going = rows.flatMap(({ seq, spared }) => ((spared ?? 0) < clearing.id ? [seq] : []))
        const { gone, done } = remover.remove(going, sliceMs)
        afterRemoval(gone)
        cursor = (done < going.length ? going[done - 1] : rows.at(-1)?.seq) ?? cursor
        if (gone.length > 0) await checkpoints.afterSlice()
        if (rows.length > 0) return true
        clearings.remove(clearing.id)
        counts.over(clearing.id)
        return false
      })
      .catch(failed)
  }

  const forgetting = makeForgetting({
    ...parts,
    file: dataFiles(parts.dataFolder).captures,
    thread,
    slices,
    checkpoints,
    remover,
    search,
    afterRemoval,
  })
  const wiping = wipeFreePages(database)
  slices.run(wiping.letGo).catch(failed)
  for (const clearing of clearings.all()) {
    counts.pending(clearing)
    sweep(clearing)
  }
  lookSoon()
  opened.push(() => {
    slices.close()
    clearInterval(everyNow)
    if (lookTimer) clearTimeout(lookTimer)
    for (const timer of undoable.values()) clearTimeout(timer)
  })

  return {
    added: () => {
      slices.busy()
      lookSoon()
    },
    withMarks: capture => {
      if (marks.isGone(capture.seq)) return null
      const { pinned, noted, tags, drift } = marks.summaryOf(capture.seq) ?? {}
      return {
        ...capture,
        ...(pinned && { pinned }),
        ...(noted && { noted }),
        ...(tags && { tags }),
        ...(drift !== undefined && { drift }),
      }
    },
    pin: (ids, pinned) => {
      parts.settle()
      show(marks.pin(ids, pinned))
      if (pinned) return
      retention.again()
      lookSoon()
    },
    annotate: (id, annotation) => {
      parts.settle()
      show(marks.annotate(id, annotation))
    },
    clear: connectionId => {
      parts.settle()
      const spared = clearings.sparedCounts(connectionId)
      const clearing = clearings.add(connectionId, captures.lastSeq())
      const cleared = counts.hide(clearing, spared)
      const undoId = String(clearing.id)
      const over = setTimeout(() => {
        undoable.delete(undoId)
        sweep(clearing)
      }, undoForMs).unref()
      undoable.set(undoId, over)
      changed('cleared')
      return { cleared, undoId }
    },
    undoClear: undoId => {
      const timer = undoable.get(undoId)
      if (!timer) throw new Problem('undo-over')
      clearTimeout(timer)
      undoable.delete(undoId)
      clearings.remove(Number(undoId))
      const restored = counts.restore(Number(undoId))
      changed('restored')
      retention.again()
      lookSoon()
      return restored
    },
    forgetting: {
      plan: forgetting.plan,
      forget: async number => {
        const report = await forgetting.forget(number)
        changed('forgotten')
        return report
      },
    },
    limitsChanged: () => {
      retention.again()
      look()
    },
  }
}
