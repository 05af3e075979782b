import type { Liquid } from 'liquidjs'
import { nearest } from '../../shared/near.ts'
import type { JsonPath } from './json-strings.ts'
import { templateLimits } from './limits.ts'

/** Names that every template knows. */
export const knownNames = ['data', 'type', 'query', 'caller', 'tunnel', 'now'] as const

const meant = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known)
  return near === null ? '' : ` – did you mean “${near}”?`
}

export const unknownName = (name: string): string =>
  `there is no “${name}”${meant(name, knownNames) || `; a template knows ${knownNames.slice(0, -1).join(', ')} and now`}`

const tooLong = /render limit exceeded$/

type Say = (liquid: Liquid, word: string) => string

/** What liquidjs says, and how we say it. */
const table: readonly (readonly [RegExp, Say])[] = [
  [
    /^undefined filter: (.*)$/s,
    (liquid, word) => `unknown filter “${word}”${meant(word, Object.keys(liquid.filters))}`,
  ],
  [
    /^tag "(include|render|layout|block)" not found$/,
    (_, word) => `the tag “${word}” reads other files, which an answer cannot`,
  ],
  [
    /^tag "(.*)" not found$/s,
    (liquid, word) => `unknown tag “${word}”${meant(word, Object.keys(liquid.tags))}`,
  ],
  [/^output "?(.*?)"? not closed$/s, (_, word) => `“${word}” is not closed: }} is missing`],
  [/^tag "?(.*?)"? not closed$/s, (_, word) => `“${word}” is not closed`],
  [
    /^Invalid time zone specified: (.*)$/s,
    (_, word) => `unknown time zone “${word}”; write one such as “Europe/Berlin”`,
  ],
  [tooLong, () => `it took longer than ${templateLimits.softMs} ms`],
  [/limit exceeded$|^Invalid string length$|^Invalid array length$/, () => 'it makes more text than it may'],
  [/^Maximum call stack size exceeded$/, () => 'it is nested too deep'],
]

const short = (word: string): string => (word.length > 60 ? `${word.slice(0, 59)}…` : word)

interface LiquidFailure {
  readonly message: string
  readonly originalError?: Error
  readonly token?: { getPosition(): [number, number] }
}

/** Where a failure is within its string, from 1; null where it has no place. */
export const lineOf = (error: unknown): number | null => {
  const { token } = error as LiquidFailure
  return typeof token?.getPosition === 'function' ? token.getPosition()[0] : null
}

export const tookTooLong = (error: unknown): boolean => tooLong.test(plainMessage(error))

/** liquidjs appends the place to its messages, which we say ourselves. */
const plainMessage = (error: unknown): string => {
  const { message, originalError } = error as LiquidFailure
  return (originalError?.message ?? message).replace(/, line:\d+, col:\d+$/, '')
}

/** A failure of liquidjs in words for a person, without its place. */
export const sayLiquid = (liquid: Liquid, error: unknown): string => {
  const message = plainMessage(error)
  for (const [pattern, say] of table) {
    const match = pattern.exec(message)
    if (match) return say(liquid, short(match[1] ?? ''))
  }
  return short(message)
}

/** `tools[0].function.description, line 2`; the line only where the text has several. */
export const placeOf = (path: JsonPath, value: string, line: number | null): string => {
  const steps = path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
  const place = short(steps.join('') || 'the answer')
  return line !== null && value.includes('\n') ? `${place}, line ${line}` : place
}
