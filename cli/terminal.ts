import { maskText } from '../shared/mask/mask-text.ts'
import type { Problem, ProblemInfo } from '../shared/problem.ts'
import { sayProblem } from '../shared/problem-words.ts'

// Captured text may hold escape sequences: in a terminal they are data, never commands.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const control = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Makes text from outside safe to print: control and direction characters become visible escapes. */
export const printable = (text: string): string =>
  text.replace(control, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

let lastLine = ''
const takeLineBack = '\r\u001b[K'

/** Shows a line below all others that changes in place; the empty one takes it away. For terminals only, and no longer than one line. */
export const showLastLine = (line: string): void => {
  if (line === lastLine) return
  lastLine = line
  process.stderr.write(takeLineBack + line)
}

const above = (write: () => void): void => {
  if (lastLine !== '') process.stderr.write(takeLineBack)
  write()
  if (lastLine !== '') process.stderr.write(lastLine)
}

/** Data, one line, on stdout. */
export const data = (line: string): void => above(() => void process.stdout.write(`${line}\n`))

/** Waits until what was written as data has been taken. @returns whether anybody still reads: `head` leaves early */
export const dataTaken = (): Promise<boolean> =>
  new Promise(resolve => {
    if (process.stdout.destroyed) resolve(false)
    else process.stdout.write('', error => resolve(!error))
  })

/** One JSON object. JSON leaves some control characters as they are, which a terminal obeys: they are escaped, and mean the same. */
export const jsonLine = (value: unknown): void => data(printable(JSON.stringify(value)))

let coverTalk = (line: string): string => line

/** From now on talk shows neither numbers nor addresses of people, whoever says it. */
export const maskTalk = (): void => {
  coverTalk = maskText
}

/** Talk, on stderr. */
export const talk = (line = ''): void => above(() => void process.stderr.write(`${coverTalk(line)}\n`))

/** A problem in one or two sentences on stderr. */
export const talkProblem = (problem: ProblemInfo | Problem): void => {
  const { what, next } = sayProblem(problem)
  talk(printable(next ? `${what} ${next}` : what))
}

const colours = process.stdout.isTTY === true && !process.env.NO_COLOR

const paint =
  (code: number) =>
  (text: string): string =>
    colours ? `\u001b[${code}m${text}\u001b[0m` : text

export const colour = {
  good: paint(32),
  warn: paint(33),
  bad: paint(31),
  quiet: paint(2),
  odd: paint(35),
}
