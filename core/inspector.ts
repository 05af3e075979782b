import type { CaptureSummary } from '../shared/capture.ts'
import type { EngineEvent } from '../shared/contract.ts'
import type { Problem } from '../shared/problem.ts'
import type { CaptureReader } from './captures/capture-store.ts'
import type { CaptureWriter } from './captures/capture-writer.ts'
import type { Clock } from './clock.ts'
import type { Connection } from './connections/connection.ts'
import { captureDiagnosis, type DiagnoseCapture } from './diagnosis/capture-diagnosis.ts'
import { type DriftWatch, openDriftWatch } from './drift/drift-watch.ts'
import { type HealthBook, openHealthBook } from './health/endpoint-health.ts'
import { type Keeper, openKeeper } from './keeping/keeper.ts'
import type { KeptCounts } from './keeping/kept-counts.ts'
import type { KeptFiles } from './keeping/kept-files.ts'
import type { ReplayClaims } from './replay/replay-claims.ts'
import { openReplays, type Replays } from './replay/replays.ts'
import { openSearch, type Search } from './search/search.ts'
import type { SecretStore } from './secrets/secret-store.ts'
import type { SettingsStore } from './settings/settings.ts'
import type { Database } from './sqlite.ts'
import { openThreads, type Threads } from './threads/threads.ts'
import type { UndoStack } from './undo-stack.ts'
import type { Workbench } from './workbench.ts'

export interface InspectorParts {
  readonly dataFolder: string
  /** The built script of the thread that indexes and finds captures. */
  readonly searchWorker: URL
  readonly database: Database
  readonly captures: CaptureReader
  readonly counts: KeptCounts
  readonly keepingWorker: URL
  readonly keptFiles: KeptFiles
  readonly writer: CaptureWriter
  readonly settings: SettingsStore
  readonly secrets: SecretStore
  readonly workbench: Workbench
  readonly clock: Clock
  readonly replayClaims: ReplayClaims
  /** Brings what is read up to date; of routings, that of one capture. */
  settle(captureId?: string): void
  connections(): readonly Connection[]
  /** @throws Problem `connection-not-found` */
  connection(id: string): Connection
  /** Keeps what became known of a capture since, and tells it. @param before what was known until now */
  amend(capture: CaptureSummary, before: CaptureSummary): void
  tell(event: EngineEvent): void
  onProblem(problem: Problem): void
}

/** What looks at captures after their answer has left. None of it is on a caller's way. */
export interface Inspector {
  readonly search: Search
  readonly keeper: Keeper
  readonly replays: Replays
  readonly diagnose: DiagnoseCapture
  readonly drift: DriftWatch
  readonly health: HealthBook
  readonly threads: Threads
  /** A connection has another state. */
  connectionChanged(connectionId: string): void
  /** A capture has been answered, or more is known of one. Called beside deliveries: each part only notes it here. */
  taken(capture: CaptureSummary, before: CaptureSummary | null): void
}

/** @param opened takes what has to be closed again */
export const openInspector = (parts: InspectorParts, opened: UndoStack): Inspector => {
  const search = openSearch(parts, opened)
  const keeper = openKeeper(parts, search, opened)
  const replays = openReplays(parts, opened)
  const drift = openDriftWatch(
    {
      ...parts,
      marked: capture => {
        const payload = keeper.withMarks(capture)
        // Removed meanwhile.
        if (!payload) return
        parts.tell({ name: 'capture', payload })
        search.changed(capture.seq)
      },
    },
    opened,
  )
  const health = openHealthBook(parts, opened)
  const threads = openThreads(parts, opened)
  return {
    search,
    keeper,
    replays,
    diagnose: captureDiagnosis(parts),
    drift,
    health,
    threads,
    connectionChanged: health.connectionChanged,
    taken: (capture, before) => {
      search.changed(capture.seq)
      threads.taken(capture)
      if (before) return
      keeper.added()
      // What we sent ourselves, and what came as a file, tells nothing of the platform.
      if (capture.replayOf !== undefined || capture.imported !== undefined) return
      drift.taken(capture)
      health.taken(capture)
    },
  }
}
