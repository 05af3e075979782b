import type { DriftItem } from '../../shared/drift.ts'
import type { JsonTree } from '../json/json-tree.ts'
import type { Shape } from './payload-shape.ts'

/** One place of a payload that the documents do not have. */
export type Drift = Pick<DriftItem, 'kind' | 'path' | 'was' | 'is'>

/** In one payload: a few tell it, and whoever sends a hundred thousand tells nothing more. */
export const mostInOne = 6
/** Names longer than that are cut. */
const longestName = 80
/** Entries of one array, and values of one payload, that are looked at. */
const mostItems = 1_000
const mostValues = 20_000

const typeOf = (tree: JsonTree): string => {
  if (tree.kind !== 'literal') return tree.kind
  if (tree.text === 'null') return 'null'
  if (tree.text === 'true' || tree.text === 'false') return 'boolean'
  return Number.isInteger(Number(tree.text)) ? 'integer' : 'number'
}

const fits = (type: string, { types }: Shape): boolean =>
  types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'))

/** A name as a step of a JSON pointer. */
const step = (name: string): string =>
  (name.length > longestName ? `${name.slice(0, longestName)}…` : name)
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')

/**
 * What is new in a payload: fields that are not documented, and documented ones of another type. What is below a new
 * field is not looked at. Gives way as it goes; what it finds is bounded, whatever was sent.
 */
export function* findDrift(payload: JsonTree, shape: Shape): Generator<void, Drift[]> {
  const found = new Map<string, Drift>()
  let values = 0

  const note = (kind: Drift['kind'], path: string, was: Shape | null, value: JsonTree): void => {
    const is = typeOf(value)
    if (found.size >= mostInOne || found.has(path)) return
    found.set(path, { kind, path, was: was?.types.join(' or ') ?? null, is })
  }
  function* look(value: JsonTree, at: Shape, path: string): Generator<void, void> {
    values += 1
    if (values % 50 === 0) yield
    if (values > mostValues || found.size >= mostInOne) return
    if (!fits(typeOf(value), at)) note('changed-type', path, at, value)
    else if (value.kind === 'array' && at.items) {
      for (const item of value.items.slice(0, mostItems)) yield* look(item, at.items, `${path}/*`)
    } else if (value.kind === 'object' && at.fields) {
      for (const [name, inner] of value.entries) {
        const documented = at.fields.get(name)
        if (documented) yield* look(inner, documented, `${path}/${step(name)}`)
        else if (!at.open) note('new-field', `${path}/${step(name)}`, null, inner)
        values += 1
        if (values % 50 === 0) yield
      }
    }
  }
  yield* look(payload, shape, '')
  return [...found.values()]
}
