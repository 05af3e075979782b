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
    const prefixes = prefix.map(plainNumber)
    const whole = (found: string): boolean => numbers.has(found)
    const beginning = (found: string): string | undefined => prefixes.find(start => found.startsWith(start))
    const notWords = (): string =>
      [
        ...(is.length > 0 ? [`not ${wanted([...numbers].map(said), 'numbers')}`] : []),
        ...(prefix.length > 0 ? [`does not begin with ${wanted(prefixes, 'prefixes')}`] : []),
      ].join(', and ')
    return {
      holds: asked => {
        const value = of(asked)
        if (value === null) return false
        const found = plainNumber(value)
        return whole(found) || beginning(found) !== undefined
      },
      explain: asked => {
        const value = of(asked)
        if (value === null) return `${who} is not named`
        const found = plainNumber(value)
        if (whole(found)) return `${who} is ${said(found)}`
        const start = beginning(found)
        return start === undefined
          ? `${who} is ${said(found)}, ${notWords()}`
          : `${who} is ${said(found)}, which begins with ${start}`
      },
    }
  }

export const from = number('the caller', ({ facts }) => facts.from)
export const to = number('the called number', ({ facts }) => facts.to)
