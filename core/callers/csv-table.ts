import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { numberColumn, numberKey, whyNoNumber } from './number-key.ts'
import { type CallerRow, type CallerTable, TableRefused, withinMostRows } from './table.ts'

/** Characters that are read before calls get their turn. */
const charactersAtOnce = 16_384

async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += charactersAtOnce) {
    await nextTurn()
    yield text.slice(at, at + charactersAtOnce)
  }
}

/** Of comma, semicolon and tab the one that the header has most of. */
const delimiterOf = (text: string): string => {
  const header = (text.split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string): number => header.split(delimiter).length
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best))
}

interface CsvRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

const sayCsvError = (error: CsvError): string => {
  const line = typeof error.lines === 'number' ? `line ${error.lines} ` : ''
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return `${line}has a quote that is not closed`
  if (error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE')
    return `${line}has a quote in the middle of a value`
  return error.message
}

/** Every row has all columns: many of both would be more than the file is. */
const mostColumns = 200

const checkHeader = (names: readonly string[]): void => {
  if (names.length > mostColumns) throw new TableRefused(`it has more than ${mostColumns} columns`)
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i)
  if (twice !== undefined) throw new TableRefused(`two of its columns are named “${twice}”`)
}

/** The first line names the columns; of equal numbers the last row counts. @throws TableRefused */
export const readCsv = async (text: string): Promise<CallerTable> => {
  const parser = parse({
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  })
  const table = new Map<string, CallerRow>()
  let names: readonly string[] | null = null
  let column = 0
  let rows = 0
  try {
    const records: AsyncIterable<CsvRecord> = Readable.from(pieces(text)).pipe(parser)
    for await (const { record, info } of records) {
      if (names === null) {
        names = record
        checkHeader(names)
        column = Math.max(0, numberColumn(names))
        continue
      }
      withinMostRows(++rows)
      const line = `line ${info.lines}`
      if (record.length > names.length)
        throw new TableRefused(`${line} has ${record.length} values, and there are ${names.length} columns`)
      const number = numberKey(record[column] ?? '')
      if (number === null) throw new TableRefused(`${line} ${whyNoNumber(record[column] ?? '')}`)
      table.set(
        number,
        Object.fromEntries(names.map((name, i) => [name, record[i] ?? '']).filter(([name]) => name !== '')),
      )
    }
  } catch (error) {
    throw error instanceof CsvError ? new TableRefused(sayCsvError(error)) : error
  }
  if (names === null) throw new TableRefused('it is empty')
  return table
}
