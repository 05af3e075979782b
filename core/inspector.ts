import type { CaptureSummary } from '../shared/capture.ts'
import type { EngineEvent } from '../shared/contract.ts'
import type { Problem } from '../shared/problem.ts'
import type { CaptureReader } from './captures/capture-store.ts'
import type { CaptureWriter } from './captures/capture-writer.ts'
import type { Clock } from './clock.ts'
import type { Connection } from './connections/connection.ts'
import { type DriftWatch, openDriftWatch } from './drift/drift-watch.ts'
import { type HealthBook, openHealthBook } from './health/endpoint-health.ts'
import { type Keeper, openKeeper } from './keeping/keeper.ts'
import type { KeptCounts } from './keeping/kept-counts.ts'
import type { KeptFiles } from './keeping/kept-files.ts'
import { openReplays, type Replays } from './replay/replays.ts'
import { openSearch, type Search } from './search/search.ts'
import type { SecretStore } from './secrets/secret-store.ts'
import type { SettingsStore } from './settings/settings.ts'
import type { Database } from './sqlite.ts'
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
  /** Brings what is read up to date; of routings, that of one capture. */
  settle(captureId?: string): void
  connections(): readonly Connection[]
  /** @throws Problem `connection-not-found` */
  connection(id: string): Connection
  tell(event: EngineEvent): void
  onProblem(problem: Problem): void
}

/** What looks at captures after their answer has left. None of it is on a caller's way. */
export interface Inspector {
  readonly search: Search
  readonly keeper: Keeper
  readonly replays: Replays
  readonly drift: DriftWatch
  readonly health: HealthBook
  /** A capture has been answered, or more is known of one. Called beside deliveries: each part only notes it here. */
  taken(capture: CaptureSummary, before: CaptureSummary | null): void
}

/** @param opened takes what has to be closed again */
export const openInspector = (parts: InspectorParts, opened: UndoStack): Inspector => {
  const search = openSearch(parts, opened)
  const keeper = openKeeper(parts, search, opened)
  const replays = openReplays(parts, opened)
  const drift = openDriftWatch(parts, opened)
  const health = openHealthBook(parts, opened)
  return {
    search,
    keeper,
    replays,
    drift,
    health,
    taken: (capture, before) => {
      search.changed(capture.seq)
      if (before) return
      keeper.added()
      drift.taken(capture)
      health.taken(capture)
    },
  }
}
