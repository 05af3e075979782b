import { Problem } from '../../shared/problem.ts'
import { canonicalJson } from './canonical-json.ts'
import type { PlatformEvent } from './deliver.ts'

const refuse = (path: string, reason: string): Problem =>
  new Problem('bad-request', { reason: `"${path}" cannot be set: ${reason}` })

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Plain assignment to "__proto__" would change what the object is instead of what it holds. */
const put = (place: object, key: string, value: unknown): void => {
  Object.defineProperty(place, key, { value, writable: true, enumerable: true, configurable: true })
}

const setAt = (root: Record<string, unknown>, path: string, value: unknown): void => {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  if (last === '' || keys.includes('')) throw refuse(path, 'a part of the path is empty')
  let place = root
  for (const key of keys) {
    if (!Object.hasOwn(place, key)) put(place, key, {})
    const next = place[key]
    if (!isContainer(next)) throw refuse(path, `"${key}" is no object`)
    place = next
  }
  if (Array.isArray(place) && !/^\d{1,4}$/.test(last)) throw refuse(path, `"${last}" is no place in a list`)
  put(place, last, value)
}

const writable = (value: unknown): boolean => {
  try {
    return canonicalJson(value) !== ''
  } catch {
    return false
  }
}

/**
 * A copy of an event with values put at dotted paths, such as `data.from_number` or `data.transcripts.0.content`.
 * Missing objects on the way are made.
 * @param set path to any JSON value
 * @throws Problem('bad-request') when a path leads through something that is no object, or nothing sendable is left.
 */
export const applyOverrides = (
  event: PlatformEvent,
  set: Readonly<Record<string, unknown>>,
): PlatformEvent => {
  const copy: Record<string, unknown> = structuredClone({ ...event })
  for (const [path, value] of Object.entries(set)) {
    if (!writable(value)) throw refuse(path, 'the value is too deep, or is no JSON')
    setAt(copy, path, structuredClone(value))
  }
  const { type, data } = copy
  if (typeof type !== 'string') throw refuse('type', 'it is a string')
  if (!isContainer(data)) throw refuse('data', 'it is an object')
  return { ...copy, type, data }
}
