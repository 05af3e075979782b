import { parseJsonPath, valueAt } from '../../../shared/rules/json-path.ts'
import type { CompileMatcher } from './test.ts'
import { isOrNot, shown, wanted } from './words.ts'

type Plain = string | number | boolean | null

/** Text and numbers are compared by what they say, because ids come as either: 123 is "123". */
const key = (value: Plain): string =>
  typeof value === 'string' || typeof value === 'number' ? `=${value}` : String(value)

const isPlain = (value: unknown): value is Plain =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const said = (value: unknown): string => {
  if (typeof value === 'string') return shown(value)
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}

/** A value in the body. Its path has been checked: one that cannot be read leads nowhere. */
export const body: CompileMatcher<'body'> = ({ path, is }) => {
  const parsed = parseJsonPath(path)
  const find = (document: unknown): unknown => (parsed.ok ? valueAt(document, parsed.steps) : undefined)
  const keys = is && new Set(is.map(key))
  const words = wanted(is ?? [], 'values', said)
  const fits = (value: unknown): boolean =>
    value !== undefined && (keys === undefined || (isPlain(value) && keys.has(key(value))))
  return {
    holds: ({ facts }) => fits(find(facts.body)),
    explain: ({ facts }) => {
      const value = find(facts.body)
      if (value === undefined) return `the body has no ${path}`
      if (!is) return `the body has ${path}`
      return `${path} ${isOrNot(fits(value), said(value), words)}`
    },
  }
}
