import { setImmediate as nextTurn } from 'node:timers/promises'

export type CallerRow = Readonly<Record<string, unknown>>
/** Rows by number. Never changed, only replaced whole. */
export type CallerTable = ReadonlyMap<string, CallerRow>

export const largestBytes = 1_048_576
export const mostRows = 50_000

/** A table that was not taken, and why, in words that follow the file's name. */
export class TableRefused extends Error {}

/** Rows that are handled before calls get their turn. */
const rowsAtOnce = 1_000

/** Gives others a turn now and then while a long list is gone through: calls come in meanwhile. */
export async function* unhurried<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  let n = 0
  for await (const item of items) {
    if (++n % rowsAtOnce === 0) await nextTurn()
    yield item
  }
}

export const withinMostRows = (count: number): void => {
  if (count > mostRows) throw new TableRefused(`it has more than ${mostRows.toLocaleString('en')} rows`)
}
