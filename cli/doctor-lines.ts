import type { DoctorCheck } from '../shared/doctor.ts'
import { colour, printable } from './terminal.ts'

type Look = readonly [glyph: string, paint: (text: string) => string]

/** The glyph carries the meaning, colour only repeats it. */
const looks: Record<DoctorCheck['result'], Look> = {
  good: ['✓', colour.good],
  warning: ['!', colour.warn],
  bad: ['✕', colour.bad],
  skipped: ['–', colour.quiet],
}

const titleWidth = 15
const indent = ' '.repeat(2 + titleWidth + 2)
const leastRoom = 30

/** Lines of so many characters at most, broken between words, never after a figure; a longer word stays whole. */
const wrap = (text: string, room: number): string[] => {
  const lines: string[] = []
  for (const word of text.split(/(?<!\d) /)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A check for a person: a glyph, what was looked at, what was found, and the cure below. */
export const doctorLines = (check: DoctorCheck, columns: number): string[] => {
  const [glyph, paint] = looks[check.result]
  const room = Math.max(leastRoom, columns - indent.length)
  const [first = '', ...more] = wrap(printable(check.text), room)
  const cure = check.cure === '' ? [] : wrap(printable(check.cure), room - 2)
  return [
    `${paint(glyph)} ${printable(check.title).padEnd(titleWidth)}  ${first}`,
    ...more.map(line => `${indent}${line}`),
    ...cure.map((line, i) => `${indent}${i === 0 ? '→' : ' '} ${line}`),
  ]
}
