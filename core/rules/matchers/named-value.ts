import type { Asked } from '../asked.ts'
import type { MatcherOf, Test } from './test.ts'
import { shown, wanted } from './words.ts'

/** A query parameter or header: any of its values counts where it is repeated. */
const namedValue =
  (
    where: string,
    words: (name: string) => string,
    of: (name: string) => (asked: Asked) => readonly string[],
  ) =>
  ({ name, is }: MatcherOf<'query' | 'header'>): Test => {
    const values = is && new Set(is)
    const these = wanted(is ?? [], 'values', shown)
    const find = of(name)
    const fits = (found: readonly string[]): string | undefined =>
      values ? found.find(value => values.has(value)) : found[0]
    return {
      holds: asked => fits(find(asked)) !== undefined,
      explain: asked => {
        const found = find(asked)
        if (found.length === 0) return `${where} has no ${words(name)}`
        const value = fits(found)
        if (!is) return `${where} has the ${words(name)}`
        return value === undefined
          ? `the ${words(name)} is ${wanted(found, 'values', shown)}, not ${these}`
          : `the ${words(name)} is ${shown(value)}`
      },
    }
  }

export const query = namedValue(
  'the URL',
  name => `parameter ${name}`,
  name => asked => asked.query(name),
)
export const header = namedValue(
  'the delivery',
  name => `header ${name}`,
  name => {
    const key = name.toLowerCase()
    return asked => asked.header(key)
  },
)
