import type { DoctorCheck } from '../shared/doctor.ts'
import { colour, printable } from './terminal.ts'
import { wrap } from './wrap.ts'

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
