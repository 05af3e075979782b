import { presentableDiff } from '@codemirror/merge'

/** A changed place of an answer: what was there, what is there now, and the words around it. */
export interface AnswerChange {
  /** The range in the new text. Empty when something was only taken out. */
  readonly from: number
  readonly to: number
  readonly before: string
  readonly after: string
  readonly lead: string
  readonly tail: string
}

const around = 48

/** Where a line ends for its reader: at a line break, at one that is written as an escape, or at a quote. */
const lineEnds = /\n|\\n|(?<!\\)"/g

/** Up to `around` characters before or after a place, not beyond its line, cut at a word. */
const leadOf = (text: string, at: number): string => {
  const line = [...text.slice(0, at).matchAll(lineEnds)].at(-1)
  const start = Math.max(line ? line.index + line[0].length : 0, at - around)
  const lead = text.slice(start, at)
  return start === at - around ? lead.replace(/^\S*\s/, '') : lead.trimStart()
}
const tailOf = (text: string, at: number): string => {
  const end = Math.min(at + text.slice(at).search(new RegExp(`${lineEnds.source}|$`)), at + around)
  const tail = text.slice(at, end)
  return end === at + around ? tail.replace(/\s\S*$/, '') : tail.trimEnd()
}

/** The words that changed between two revisions of an answer, in order. */
export const answerChanges = (before: string, after: string): readonly AnswerChange[] =>
  presentableDiff(before, after, { scanLimit: 500, timeout: 200 }).map(({ fromA, toA, fromB, toB }) => ({
    from: fromB,
    to: toB,
    before: before.slice(fromA, toA),
    after: after.slice(fromB, toB),
    lead: leadOf(after, fromB),
    tail: tailOf(after, toB),
  }))
