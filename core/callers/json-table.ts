import { numberColumn, numberKey, whyNoNumber } from './number-key.ts'
import { type CallerRow, type CallerTable, TableRefused, unhurried, withinMostRows } from './table.ts'

const isRecord = (value: unknown): value is CallerRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1]
    const line = at === undefined ? null : text.slice(0, Number(at)).split('\n').length
    throw new TableRefused(line === null ? 'it is not JSON' : `line ${line} is not JSON`)
  }
}

/** The number of a row in a list, from the key that is named for it. */
const numberIn = (row: CallerRow): string => {
  const value = Object.values(row)[numberColumn(Object.keys(row))]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** An object keyed by number, or a list of objects that have one; of equal numbers the last row counts. @throws TableRefused */
export const readJson = async (text: string): Promise<CallerTable> => {
  const value = parse(text)
  if (typeof value !== 'object' || value === null)
    throw new TableRefused('it is neither an object keyed by number nor a list of objects')
  const isList = Array.isArray(value)
  const entries: [string, unknown][] = Object.entries(value)
  withinMostRows(entries.length)
  const table = new Map<string, CallerRow>()
  for await (const [key, row] of unhurried(entries)) {
    const place = isList ? `row ${Number(key) + 1}` : `“${key.slice(0, 40)}”`
    if (!isRecord(row)) throw new TableRefused(`${place} is no object`)
    const written = isList ? numberIn(row) : key
    const number = numberKey(written)
    if (number === null) throw new TableRefused(`${isList ? place : 'a key'} ${whyNoNumber(written)}`)
    table.set(number, row)
  }
  return table
}
