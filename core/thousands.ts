/** Milliseconds as a person reads them: `1 500`. */
export const thousands = (ms: number): string =>
  Math.round(ms)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ')
