import { type CaptureReader, readCaptures } from '../core/captures/capture-store.ts'
import type { FilterTerm } from '../shared/filter/parse-filter.ts'
import { Problem } from '../shared/problem.ts'
import { readDetails } from './capture-details.ts'
import { captureSheet } from './capture-sheet.ts'
import type { DataFolder } from './captures-to-read.ts'
import { fittingCaptures } from './fitting-captures.ts'
import { data, jsonLine } from './terminal.ts'

const notFound = (id: string, folder: string): Problem =>
  new Problem('capture-not-found', {
    id: `“${id}” in ${folder}`,
    next: '`hookswitch captures list` has the ids, and `last` is the newest one.',
  })

/** The whole id that a person means, or null. @throws Problem `usage` when it could be several */
const idOf = (wanted: string, captures: CaptureReader): string | null => {
  if (wanted === 'last') return captures.page(1)[0]?.id ?? null
  const [id, another] = captures.idsLike(wanted, 2)
  if (id !== undefined && another !== undefined && id !== wanted)
    throw new Problem('usage', {
      reason: `Several captures begin with “${wanted}”, such as ${id} and ${another}.`,
      next: 'Give more of it.',
    })
  return id ?? null
}

const widestLine = 100

/** The newest capture that fits. @throws Problem `capture-not-found` */
const newestOf = ({ folder, database }: DataFolder, terms: readonly FilterTerm[]): string => {
  const none = new Problem('capture-not-found', {
    id: `in ${folder} that fits the filter`,
    next: 'Try a wider one.',
  })
  if (!database) throw none
  for (const [capture] of fittingCaptures(folder, database, terms, 1)) if (capture) return capture.id
  throw none
}

/** `hookswitch captures show ID`, or the newest that fits a filter. @throws Problem `capture-not-found`, `usage` */
export const showCapture = (
  folder: DataFolder,
  wanted: string | readonly FilterTerm[],
  json: boolean,
): void => {
  const { database } = folder
  const words = typeof wanted === 'string' ? wanted : newestOf(folder, wanted)
  if (!database) throw notFound(words, folder.folder)
  const id = idOf(words, readCaptures(database))
  const detail = id === null ? null : readDetails(database)(id)
  if (!detail) throw notFound(words, folder.folder)
  const columns = Math.min(process.stdout.columns ?? widestLine, widestLine)
  if (json) jsonLine(detail)
  else for (const line of captureSheet(detail, columns)) data(line)
}
