/** Beyond this a comparison would be felt. */
const mostChars = 262_144
const longestLine = 2_000

/** A text that can be compared at once: its beginning, with long lines cut. */
export interface CutText {
  readonly text: string
  readonly isCut: boolean
}

/** As much of a text as is compared. Lines of any length are cut, because one that fills the text is compared badly anyway. */
export const cutForDiff = (text: string): CutText => {
  if (text.length <= mostChars && text.length <= longestLine) return { text, isCut: false }
  const start = text.slice(0, mostChars)
  const lines = start
    .split('\n')
    .map(line =>
      line.length <= longestLine
        ? line
        : `${line.slice(0, longestLine)}… (${line.length - longestLine} characters more)`,
    )
    .join('\n')
  return { text: lines, isCut: lines !== text }
}
