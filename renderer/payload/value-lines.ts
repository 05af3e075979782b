import { lineEnd } from '../text/columns.ts'

/** As many lines as a value has in the tree before it is cut. */
export const mostLines = 6

/** The ends of the first lines of a text, and whether it goes on behind them. */
export const valueLines = (
  text: string,
  columns: number,
  most = mostLines,
): { readonly ends: readonly number[]; readonly isCut: boolean } => {
  const ends: number[] = []
  let at = 0
  while (at < text.length && ends.length < most) {
    at = lineEnd(text, at, columns, true)
    ends.push(at)
  }
  return { ends: ends.length === 0 ? [0] : ends, isCut: at < text.length }
}

/** How much of a value can be on its lines at all: nothing behind it needs to be read. */
export const readFor = (columns: number): number => (columns + 1) * (mostLines + 1)
