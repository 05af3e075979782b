import { phone } from '../../../shared/phone.ts'
import type { Asked } from '../asked.ts'
import { plainNumber } from '../plain-number.ts'
import type { MatcherOf, Test } from './test.ts'
import { shown, wanted } from './words.ts'

const said = (number: string): string => (/^\+\d+$/.test(number) ? phone(number) : shown(number))

/** One of the numbers, or one that begins with one of the prefixes. */
const number =
  (who: string, of: (asked: Asked) => string | null) =>
  ({ is = [], prefix = [] }: MatcherOf<'from' | 'to'>): Test => {
    const numbers = new Set(is.map(plainNumber))
    const prefixes = new Set(prefix.map(plainNumber))
    // However many there are, they have few lengths.
    const lengths = [...new Set([...prefixes].map(({ length }) => length))].sort((a, b) => a - b)
    const whole = (found: string): boolean => numbers.has(found)
    const beginning = (found: string): string | undefined => {
      const length = lengths.find(n => n <= found.length && prefixes.has(found.slice(0, n)))
      return length === undefined ? undefined : found.slice(0, length)
    }
    const notWords = [
      ...(is.length > 0 ? [`not ${wanted([...numbers], 'numbers', said)}`] : []),
      ...(prefix.length > 0
        ? [`does not begin with ${wanted([...prefixes], 'prefixes', start => start)}`]
        : []),
    ].join(', and ')
    return {
      holds: asked => {
        const found = of(asked)
        return found !== null && (whole(found) || beginning(found) !== undefined)
      },
      explain: asked => {
        const found = of(asked)
        if (found === null) return `${who} is not named`
        if (whole(found)) return `${who} is ${said(found)}`
        const start = beginning(found)
        return start === undefined
          ? `${who} is ${said(found)}, ${notWords}`
          : `${who} is ${said(found)}, which begins with ${start}`
      },
    }
  }

export const from = number('the caller', asked => asked.from())
export const to = number('the called number', asked => asked.to())
