import { printable } from './terminal.ts'

/** Rows as lines with aligned columns, safe to print. */
export const tableLines = (table: readonly (readonly string[])[]): string[] => {
  const rows = table.map(row => row.map(printable))
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
