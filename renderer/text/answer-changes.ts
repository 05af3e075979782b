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

/** Up to `around` characters before or after a place, not beyond its line, cut at a word. */
const leadOf = (text: string, at: number): string => {
  const start = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - around)
  const lead = text.slice(start, at)
  return start === at - around ? lead.replace(/^\S*\s/, '') : lead.trimStart()
}
const tailOf = (text: string, at: number): string => {
  const line = text.indexOf('\n', at)
  const end = Math.min(line === -1 ? text.length : line, at + around)
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
