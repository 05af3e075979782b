import type { CaptureSummary } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import type { Routing } from '../../shared/rules/rule.ts'
import type { Database } from '../sqlite.ts'
import type { Capture } from './capture-row.ts'
import { type Amendment, insertCaptures } from './insert-captures.ts'

/** How many captures are kept in memory while the disk refuses them. */
const keptWhileRefused = 2_000
const idleBeforeCheckpointMs = 2_000
/** When what the disk refused is tried again, if no delivery comes before. */
const retryMs = 5_000
/** How long routings are put into words before deliveries get their turn, in milliseconds. */
const wordsForMs = 2

export interface CaptureWriter {
  /**
   * Resolves when the capture is on disk, with `duplicateOf` filled in. What arrives in the same turn of the event loop
   * shares one transaction, which is what makes a burst cheap.
   * Also resolves when the disk refuses (`onRefused` tells): a caller is on the line, and the answer must go out.
   */
  write(capture: Capture): Promise<CaptureSummary>
  /**
   * Notes what became known after the answer had left. Off the two-second path.
   * @param routing puts into words how the answer was chosen, when nobody waits; left out: it stays as it was
   */
  amend(summary: CaptureSummary, routing?: () => Routing | null): void
  /** Writes the notes that wait, so that what is read next is complete: all but routings, of which only this capture's. */
  settle(captureId?: string): void
  /** Nothing waits for its words. */
  isSaid(): boolean
  /** Drops what the disk refused, where it is one of these. */
  dropRefused(isOne: (capture: Capture) => boolean): void
  /** Writes everything that waits. */
  close(): void
}

interface Waiting {
  readonly capture: Capture
  resolve(summary: CaptureSummary): void
}

export const writeCaptures = (
  database: Database,
  onRefused: (problem: Problem, lost: number) => void,
): CaptureWriter => {
  const inserter = insertCaptures(database)
  let queue: Waiting[] = []
  /** Answered without having been written; tried again with the next ones. */
  let refused: Capture[] = []
  let amended = new Map<string, Amendment>()
  /** Routings that wait for their words, which can take milliseconds each where there are many rules. */
  const unsaid = new Map<
    string,
    { readonly summary: CaptureSummary; readonly routing: () => Routing | null }
  >()
  let saying: NodeJS.Immediate | null = null
  let scheduled = false
  let closed = false
  let amendTimer: NodeJS.Timeout | null = null
  let checkpointTimer: NodeJS.Timeout | null = null
  let retryTimer: NodeJS.Timeout | null = null

  const refuse = (error: unknown, batch: readonly Waiting[]): void => {
    refused = [...refused, ...batch.map(w => w.capture)]
    const lost = Math.max(0, refused.length - keptWhileRefused)
    refused = refused.slice(lost)
    onRefused(new Problem('captures-not-saved', { reason: (error as Error).message }), lost)
    for (const waiting of batch) waiting.resolve(waiting.capture.summary)
    retryTimer ??= setTimeout(flush, retryMs).unref()
  }

  const flush = (): void => {
    scheduled = false
    if (retryTimer) clearTimeout(retryTimer)
    retryTimer = null
    const batch = queue
    queue = []
    if (batch.length === 0 && refused.length === 0) return
    try {
      const summaries = inserter.insert([...refused, ...batch.map(w => w.capture)])
      const fresh = summaries.slice(refused.length)
      refused = []
      for (const [i, waiting] of batch.entries()) waiting.resolve(fresh[i] ?? waiting.capture.summary)
    } catch (error) {
      refuse(error, batch)
    }
    checkpointTimer ??= setTimeout(checkpoint, idleBeforeCheckpointMs).unref()
    checkpointTimer.refresh()
  }

  const flushAmended = (): void => {
    if (amendTimer) clearTimeout(amendTimer)
    amendTimer = null
    const amendments = [...amended.values()]
    amended = new Map()
    try {
      if (amendments.length > 0) inserter.update(amendments)
    } catch (error) {
      onRefused(new Problem('captures-not-saved', { reason: (error as Error).message }), 0)
    }
  }

  const note = (summary: CaptureSummary, routing: Routing | null): void => {
    const waiting = refused.findIndex(capture => capture.summary.id === summary.id)
    const capture = refused[waiting]
    if (capture) {
      refused[waiting] = { ...capture, summary, routing: routing ?? capture.routing ?? null }
      return
    }
    amended.set(summary.id, { summary, routing: routing ?? amended.get(summary.id)?.routing ?? null })
    amendTimer ??= setTimeout(flushAmended, 20)
  }

  const say = (captureId: string): void => {
    const found = unsaid.get(captureId)
    unsaid.delete(captureId)
    const routing = found?.routing()
    if (found && routing) note(found.summary, routing)
  }
  const saySome = (): void => {
    saying = null
    const until = performance.now() + wordsForMs
    for (const captureId of unsaid.keys()) {
      say(captureId)
      if (performance.now() >= until) break
    }
    if (unsaid.size > 0) saying = setImmediate(saySome)
  }

  const checkpoint = (): void => {
    try {
      database.exec('PRAGMA wal_checkpoint(PASSIVE)')
    } catch {
      // Nothing is lost: what was written stands beside the file until the next idle moment.
    }
  }

  return {
    write: capture =>
      new Promise(resolve => {
        queue.push({ capture, resolve })
        if (scheduled) return
        scheduled = true
        setImmediate(flush)
      }),
    amend: (summary, routing) => {
      if (closed) return
      note(summary, null)
      const later = routing ?? unsaid.get(summary.id)?.routing
      if (!later) return
      unsaid.set(summary.id, { summary, routing: later })
      saying ??= setImmediate(saySome)
    },
    settle: captureId => {
      if (captureId !== undefined) say(captureId)
      flushAmended()
    },
    isSaid: () => unsaid.size === 0,
    dropRefused: isOne => {
      refused = refused.filter(capture => !isOne(capture))
    },
    close: () => {
      closed = true
      if (saying) clearImmediate(saying)
      for (const captureId of unsaid.keys()) say(captureId)
      flush()
      flushAmended()
      if (checkpointTimer) clearTimeout(checkpointTimer)
      if (retryTimer) clearTimeout(retryTimer)
    },
  }
}
