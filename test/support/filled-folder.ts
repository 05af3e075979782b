import { join } from 'node:path'
import type { Capture } from '../../core/captures/capture-row.ts'
import { closeCaptures, openCaptures } from '../../core/captures/database.ts'
import { insertCaptures } from '../../core/captures/insert-captures.ts'
import { tempFolder } from './temp-folder.ts'

/** A data folder with these captures in it, of an engine that has ended. */
export const filledFolder = (captures: Iterable<Capture>, folder = tempFolder()): string => {
  const database = openCaptures(join(folder, 'captures.sqlite'))
  const { insert } = insertCaptures(database)
  let batch: Capture[] = []
  for (const capture of captures) {
    batch.push(capture)
    if (batch.length < 1_000) continue
    insert(batch)
    batch = []
  }
  insert(batch)
  closeCaptures(database)
  return folder
}
