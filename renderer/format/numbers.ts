/** A narrow space that does not break, as between thousands. */
const thin = '\u202F'

/** 2000 → "2 000". */
export const thousands = (n: number): string =>
  Math.round(n)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, thin)

/** Milliseconds for reading: one decimal below ten, where it still says something. */
export const ms = (value: number): string => {
  if (value > 0 && value < 0.05) return '<0.1'
  return value < 9.95 ? (Math.round(value * 10) / 10).toString() : thousands(value)
}

/** Milliseconds for a column of a list: whole ones only. */
export const wholeMs = (value: number): string => (value > 0 && value < 1 ? '<1' : thousands(value))

/** 1 048 576 → "1.0 MiB". */
export const bytes = (n: number): string => {
  if (n < 1_024) return `${n} B`
  if (n < 1_048_576) return `${(n / 1_024).toFixed(1)} KiB`
  return `${(n / 1_048_576).toFixed(1)} MiB`
}

/** "1 call", "3 calls". */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${thousands(n)} ${n === 1 ? one : many}`
