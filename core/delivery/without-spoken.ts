const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** A copy without the keys, at any depth; what hangs on them is not looked at, and that is nearly all of a long body. */
const without = (value: unknown, keys: ReadonlySet<string>, onFound: () => void): unknown => {
  if (Array.isArray(value)) return value.map(item => without(item, keys, onFound))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (!keys.has(key)) return [[key, without(item, keys, onFound)]]
      onFound()
      return []
    }),
  )
}

/** Whether a key may stand in JSON, as it is or with escapes. */
const mayHold = (body: Buffer, keys: readonly string[]): boolean =>
  keys.some(key => body.includes(`"${key}"`)) || body.includes('\\u00')

/**
 * A body without what was said in a call. The same buffer when nothing of that is in it, which costs a look at its bytes.
 * One that cannot be read and names such a key is left out as a whole.
 * @param payload the parsed body; null when it is no JSON
 */
export const withoutSpoken = (body: Buffer, payload: unknown, spokenKeys: readonly string[]): Buffer => {
  if (spokenKeys.length === 0 || !mayHold(body, spokenKeys)) return body
  if (payload === null) return spokenKeys.some(key => body.includes(key)) ? Buffer.alloc(0) : body
  let found = false
  try {
    const kept = without(payload, new Set(spokenKeys), () => {
      found = true
    })
    return found ? Buffer.from(JSON.stringify(kept)) : body
  } catch {
    // Nested too deep to be gone through.
    return Buffer.alloc(0)
  }
}
