/** A JSON value with its numbers as they are written and its keys in their order. Long strings are in pieces. */
export type JsonTree =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'string'; readonly pieces: readonly string[] }
  | { readonly kind: 'array'; readonly items: readonly JsonTree[] }
  | { readonly kind: 'object'; readonly entries: readonly JsonEntry[] }

export type JsonEntry = readonly [key: string, value: JsonTree]

type Open =
  | { readonly kind: 'array'; readonly items: JsonTree[] }
  | { readonly kind: 'object'; readonly entries: JsonEntry[]; key: string }

/** What is nested deeper is nobody's event. */
const deepest = 100
/** After so many values others may have their turn. */
const valuesATurn = 100

const space = /[ \t\r\n]*/y
const literal = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y
// Both halves of a pair stay together, so that a piece is as good as the whole.
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON does not take them in a string
const plain = /[^"\\\u0000-\u001f]{1,16384}/uy
const escapes =
  /(?:\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})){1,1000}/y

/** A text, and how far it was read. */
const scan = (text: string) => {
  let at = 0
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return null
    at = pattern.lastIndex
    return found[0]
  }
  const next = (): string => {
    const sign = text[at] ?? ''
    at += sign.length
    return sign
  }
  return {
    take,
    /** The next sign whatever it is, taken; empty at the end. */
    next,
    /** The next sign that is no white space, taken. */
    sign: (): string => {
      take(space)
      return next()
    },
    back: (sign: string): void => {
      at -= sign.length
    },
  }
}
type Scan = ReturnType<typeof scan>

/** The pieces of a string whose first quote was taken; null when it is none. */
function* readString({ take, next }: Scan): Generator<void, string[] | null> {
  const pieces: string[] = []
  for (;;) {
    const piece = take(plain)
    if (piece !== null) pieces.push(piece)
    const escaped = take(escapes)
    if (escaped !== null) pieces.push(JSON.parse(`"${escaped}"`))
    if (piece === null && escaped === null) return next() === '"' ? pieces : null
    if (pieces.length % valuesATurn === 0) yield
  }
}

/** The key of the next entry, its colon taken as well; null when there is none. */
function* readKey(from: Scan): Generator<void, string | null> {
  if (from.sign() !== '"') return null
  const pieces = yield* readString(from)
  return pieces === null || from.sign() !== ':' ? null : pieces.join('')
}

const closes = { array: ']', object: '}' } as const

/** Reads the value up to its end, or opens it. Undefined: it was opened; null: it is none. */
function* readValue(from: Scan, open: Open[]): Generator<void, JsonTree | undefined | null> {
  const sign = from.sign()
  if (sign === '"') {
    const pieces = yield* readString(from)
    return pieces && { kind: 'string', pieces }
  }
  if (sign !== '{' && sign !== '[') {
    from.back(sign)
    const text = from.take(literal)
    return text === null ? null : { kind: 'literal', text }
  }
  const opened: Open = sign === '[' ? { kind: 'array', items: [] } : { kind: 'object', entries: [], key: '' }
  const first = from.sign()
  if (first === closes[opened.kind]) return opened
  from.back(first)
  if (open.length === deepest) return null
  if (opened.kind === 'object') {
    const key = yield* readKey(from)
    if (key === null) return null
    opened.key = key
  }
  open.push(opened)
  return undefined
}

/** Puts a finished value where it belongs, and closes what ends there. The whole at last; undefined: more follows; null: it is none. */
function* place(from: Scan, open: Open[], finished: JsonTree): Generator<void, JsonTree | undefined | null> {
  let value = finished
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    if (inner.kind === 'array') inner.items.push(value)
    else inner.entries.push([inner.key, value])
    const sign = from.sign()
    if (sign === ',') {
      if (inner.kind === 'array') return undefined
      const key = yield* readKey(from)
      if (key === null) return null
      inner.key = key
      return undefined
    }
    if (sign !== closes[inner.kind]) return null
    open.pop()
    value = inner
  }
  return from.sign() === '' ? value : null
}

/**
 * Reads JSON bit by bit, for texts that take longer than others may wait. It gives way with each `yield`.
 * @returns null for what is no JSON, or is nested deeper than anybody's event
 */
export function* readJsonTree(text: string): Generator<void, JsonTree | null> {
  const from = scan(text)
  const open: Open[] = []
  for (let values = 1; ; values++) {
    if (values % valuesATurn === 0) yield
    const value = yield* readValue(from, open)
    if (value === undefined) continue
    const whole = value && (yield* place(from, open, value))
    if (whole !== undefined) return whole
  }
}
