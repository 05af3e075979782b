const member = (key: string, value: unknown): string => `${JSON.stringify(key)}:${canonicalJson(value)}`

/**
 * JSON with the keys sorted at every level, without white space, non-ASCII as it is: the form in which ThunderPhone
 * documents that it writes and signs a body. Written by hand because an object that was filled in sorted order would
 * still put keys such as "10" and "9" in order of number.
 * @param value plain data; `undefined` is left out of objects and is `null` in arrays, as with JSON.stringify.
 * @throws TypeError for a bigint, RangeError for a cycle or endless depth.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => member(key, inner)).join(',')}}`
}
