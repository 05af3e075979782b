import { dataFiles } from './data-folder/data-folder.ts'
import { type ExportThread, makeExportThread } from './fixtures/export/export-thread.ts'
import { type ChosenFolder, type FolderParts, openFixtureFolder } from './fixtures/folder/fixture-folder.ts'
import { type ImportParts, type Imports, openImports } from './fixtures/import/imports.ts'
import { type FixtureRuns, type FixtureRunsParts, openFixtureRuns } from './fixtures/run/fixture-runs.ts'
import type { UndoStack } from './undo-stack.ts'

export interface SharingParts extends FolderParts, ImportParts, Omit<FixtureRunsParts, 'folder'> {
  /** The built script of the thread that makes files of captures. */
  readonly exportWorker: URL
}

/** Captures as files. None of it is on a caller's way: what takes long has threads of its own. */
export interface Sharing {
  readonly folder: ChosenFolder
  readonly runs: FixtureRuns
  readonly imports: Imports
  readonly exporter: ExportThread
}

/** @param opened takes what has to be closed again */
export const openSharing = (parts: SharingParts, opened: UndoStack): Sharing => {
  const folder = openFixtureFolder(parts, opened)
  const exporter = makeExportThread(parts.exportWorker, dataFiles(parts.dataFolder).captures)
  opened.push(exporter.close)
  return {
    folder,
    exporter,
    imports: openImports(parts, opened),
    runs: openFixtureRuns({ ...parts, folder: folder.path }, opened),
  }
}
