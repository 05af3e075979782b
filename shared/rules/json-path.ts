/** The steps of a JSON path: names of keys, and positions in lists. */
export type PathStep = string | number

export type JsonPath =
  | { readonly ok: true; readonly steps: readonly PathStep[] }
  /** Why it is none, in words that go on after the path. */
  | { readonly ok: false; readonly why: string }

const name = /^[^.[\]"'\s]+/
const position = /^\[(0|[1-9]\d{0,8})\]/
const quoted = /^\[("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\]/

/** A key in quotes of either kind, with JSON's escapes; null when an escape is none. */
const unquote = (text: string): string | null => {
  const inner = text.slice(1, -1)
  try {
    return JSON.parse(text.startsWith('"') ? text : `"${inner.replace(/\\'/g, "'").replace(/"/g, '\\"')}"`)
  } catch {
    return null
  }
}

/** Reads `$.data.items[0]["a name"]`; `$.` at the beginning may be left out. */
export const parseJsonPath = (text: string): JsonPath => {
  const rooted = /^\$(?=[.[]|$)/.test(text)
  let rest = rooted ? text.slice(1) : text
  let afterDot = !rooted
  const steps: PathStep[] = []
  const why = (what: string): JsonPath => ({
    ok: false,
    why: `${what} at character ${text.length - rest.length + 1}`,
  })
  while (rest !== '') {
    if (!afterDot && rest.startsWith('.')) {
      rest = rest.slice(1)
      afterDot = true
      if (rest === '') return why('a name is missing')
      continue
    }
    const key = afterDot ? name.exec(rest) : null
    const index = position.exec(rest)
    const inQuotes = quoted.exec(rest)
    if (key) {
      steps.push(key[0])
      rest = rest.slice(key[0].length)
    } else if (afterDot && steps.length > 0) return why('a name is missing')
    else if (index) {
      steps.push(Number(index[1]))
      rest = rest.slice(index[0].length)
    } else if (inQuotes?.[1] !== undefined) {
      const found = unquote(inQuotes[1])
      if (found === null) return why('there is an escape that JSON does not know')
      steps.push(found)
      rest = rest.slice(inQuotes[0].length)
    } else
      return why(
        rest.startsWith('[') ? 'there is no position or quoted name in brackets' : 'a name is missing',
      )
    afterDot = false
  }
  return steps.length === 0 && !rooted ? { ok: false, why: 'it is empty' } : { ok: true, steps }
}

/** The value there, or undefined. Only what the document itself has: never `length` or a prototype's. */
export const valueAt = (document: unknown, steps: readonly PathStep[]): unknown => {
  let value = document
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) return undefined
    if (Array.isArray(value)) {
      if (typeof step === 'string' && !/^(0|[1-9]\d*)$/.test(step)) return undefined
      value = value[Number(step)]
    } else if (Object.hasOwn(value, step)) value = (value as Record<PathStep, unknown>)[step]
    else return undefined
  }
  return value
}
