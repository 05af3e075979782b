import type { Covers } from './covers.ts'

/** One value that was replaced. */
export interface Replacement {
  /** JSON pointer to where it stood. */
  readonly pointer: string
  readonly kind: keyof Covers
  readonly original: string
}

/** What tells of each value that they replace; where it stands is said before. */
export interface ReportingCovers {
  readonly covers: Covers
  at(pointer: string): void
}

export const reporting = (covers: Covers, report: (replacement: Replacement) => void): ReportingCovers => {
  let pointer = ''
  const told =
    (kind: keyof Covers) =>
    (original: string): string => {
      const standIn = covers[kind](original)
      if (standIn !== original) report({ pointer, kind, original })
      return standIn
    }
  return {
    covers: {
      number: told('number'),
      email: told('email'),
      token: told('token'),
      url: told('url'),
      name: told('name'),
      words: told('words'),
    },
    at: to => {
      pointer = to
    },
  }
}
