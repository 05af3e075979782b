import { readCaptures } from '../core/captures/capture-store.ts'
import type { FilterTerm } from '../shared/filter/parse-filter.ts'
import { maskDetail } from '../shared/mask/mask-capture.ts'
import { Problem } from '../shared/problem.ts'
import { readDetails } from './capture-details.ts'
import { idOf, notFound } from './capture-ids.ts'
import { captureSheet } from './capture-sheet.ts'
import type { DataFolder } from './captures-to-read.ts'
import { fittingCaptures } from './fitting-captures.ts'
import { recode } from './mask-flag.ts'
import { data, jsonLine } from './terminal.ts'

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
  { json, masked }: { readonly json: boolean; readonly masked: boolean },
): void => {
  const { database } = folder
  const words = typeof wanted === 'string' ? wanted : newestOf(folder, wanted)
  if (!database) throw notFound(words, folder.folder)
  const id = idOf(words, readCaptures(database))
  const whole = id === null ? null : readDetails(database)(id)
  if (!whole) throw notFound(words, folder.folder)
  const detail = masked ? maskDetail(whole, recode) : whole
  const columns = Math.min(process.stdout.columns ?? widestLine, widestLine)
  if (json) jsonLine(detail)
  else for (const line of captureSheet(detail, columns)) data(line)
}
