/** Whether a delivery is one of ours where a connection is limited to numbers; `unknown` when it names none. */
export type NumberMatch = 'ours' | 'not-ours' | 'unknown'

/** A number by its digits, so that +1 (415) 555-0100 is +14155550100; any other word, such as `web`, as it is. */
export const plainWord = (number: string): string => {
  const digits = number.replace(/\D/g, '')
  return digits.length >= 3 ? digits : number.trim().toLowerCase()
}

/** @param numbers callers or called numbers, as people write them, and `web`; empty: every delivery is ours */
export const numberFilter = (
  numbers: readonly string[],
): ((delivery: { readonly from: string | null; readonly to: string | null }) => NumberMatch) => {
  const wanted = new Set(numbers.map(plainWord).filter(Boolean))
  return ({ from, to }) => {
    if (wanted.size === 0) return 'ours'
    if (from === null && to === null) return 'unknown'
    return [from, to].some(number => number !== null && wanted.has(plainWord(number))) ? 'ours' : 'not-ours'
  }
}
