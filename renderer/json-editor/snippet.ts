/** A text to insert, and what is chosen in it afterwards: offsets in that text. */
export interface Insertion {
  readonly text: string
  readonly from: number
  readonly to: number
}

const stop = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::((?:\\[\\$}]|[^}\\])*))?\}/g
const unescaped = (text: string): string => text.replace(/\\([\\$}])/g, '$1')

/**
 * Reads a snippet as the language service writes it: `$1` and `${1:word}` are places to type, a tab is one step of
 * indentation. The first place is chosen; the end, where there is none.
 * @param indent the white space at the beginning of the line that it is inserted into
 * @param unit one step of indentation
 */
export const readSnippet = (snippet: string, indent: string, unit: string): Insertion => {
  const laidOut = snippet
    .replace(/\n/g, `\n${indent}`)
    .replace(/^[ \t]+/gm, space => space.replace(/\t/g, unit))
  let text = ''
  let at = 0
  let first: { number: number; from: number; to: number } | null = null
  for (const match of laidOut.matchAll(stop)) {
    text += laidOut.slice(at, match.index)
    at = match.index + match[0].length
    if (match[1] !== undefined) {
      text += match[1]
      continue
    }
    // $0 is where typing goes on in the end.
    const number = Number(match[2] ?? match[3]) || Number.POSITIVE_INFINITY
    const from = text.length
    text += unescaped(match[4] ?? '')
    if (first === null || number < first.number) first = { number, from, to: text.length }
  }
  text += laidOut.slice(at)
  return { text, from: first?.from ?? text.length, to: first?.to ?? text.length }
}
