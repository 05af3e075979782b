import { isDeepStrictEqual } from 'node:util'

export const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Characters of a string, items of a list; undefined for what has no length. */
export const lengthOf = value => {
  if (typeof value === 'string') return [...value].length
  return Array.isArray(value) ? value.length : undefined
}

export const isOfType = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  integer: value => Number.isInteger(value),
  boolean: value => typeof value === 'boolean',
  object: isObject,
  array: value => Array.isArray(value),
  null: value => value === null,
}

/** What a JSON pointer leads to; undefined where that is nothing. */
export const valueAt = (value, pointer) => {
  if (!/^(\/|$)/.test(pointer)) throw new Error(`"${pointer}" is no JSON pointer, such as /voice.`)
  let found = value
  for (const escaped of pointer.split('/').slice(1)) {
    const part = escaped.replaceAll('~1', '/').replaceAll('~0', '~')
    const mayHold = Array.isArray(found) ? /^(0|[1-9]\d*)$/.test(part) : isObject(found)
    if (!mayHold || !Object.hasOwn(found, part)) return undefined
    found = found[part]
  }
  return found
}

const matchers = {
  $type: (value, type) => isOfType[type](value),
  $matches: (value, pattern) => typeof value === 'string' && new RegExp(pattern, 'u').test(value),
  $exists: (value, wanted) => (value !== undefined) === wanted,
  $oneOf: (value, list) => list.some(one => isDeepStrictEqual(value, one)),
  $min: (value, least) => typeof value === 'number' && value >= least,
  $max: (value, most) => typeof value === 'number' && value <= most,
  $contains: (value, part) =>
    Array.isArray(value)
      ? value.some(item => isDeepStrictEqual(item, part))
      : typeof value === 'string' && typeof part === 'string' && value.includes(part),
  $length: (value, length) => lengthOf(value) === length,
}

/** An object whose keys all begin with $ is a matcher; anything else is the value itself. */
export const fits = (value, wanted) => {
  const keys = isObject(wanted) ? Object.keys(wanted) : []
  if (keys.length === 0 || !keys.every(key => key.startsWith('$'))) return isDeepStrictEqual(value, wanted)
  return keys.every(key => {
    if (!matchers[key]) throw new Error(`This suite knows no matcher ${key}.`)
    return matchers[key](value, wanted[key])
  })
}
