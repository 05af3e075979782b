import type { SignatureFinding } from '../../shared/diagnosis.ts'
import { type JsonTree, readJsonTree } from '../json/json-tree.ts'
import { type JsonStyle, writeJson } from '../json/write-json.ts'

/** Bytes that may have been signed instead of those that came. */
export interface BodyForm {
  readonly finding: SignatureFinding | null
  pieces(): Iterator<string | Buffer>
}

const rawBytes = 'Verify the raw bytes before parsing:'

const rewritten = (how: string): SignatureFinding => ({
  kind: 'body-rewritten',
  text: `It is signed over the same JSON written otherwise: ${how}.`,
  next: `${rawBytes} a framework or a proxy in between has parsed the body and written it anew.`,
})
const edited = (how: string): SignatureFinding => ({
  kind: 'body-rewritten',
  text: `It is signed over ${how}.`,
  next: `${rawBytes} something in between has changed the body, as an editor or a text conversion does.`,
})

const one = (bytes: Buffer) => () => [bytes][Symbol.iterator]()

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
/** Latin-1 keeps bytes apart whatever they mean. */
const replaced = (body: Buffer, pattern: RegExp, by: string): Buffer =>
  Buffer.from(body.toString('latin1').replace(pattern, by), 'latin1')

const isBreak = (byte = 0): boolean => byte === 0x0a || byte === 0x0d
const isSpace = (byte = 0): boolean => isBreak(byte) || byte === 0x20 || byte === 0x09
/** Without what fits at its end; a pattern would go over long runs again and again. */
const cutEnd = (body: Buffer, fits: (byte?: number) => boolean): Buffer => {
  let end = body.length
  while (end > 0 && fits(body[end - 1])) end -= 1
  return body.subarray(0, end)
}
const cutStart = (body: Buffer): Buffer => {
  let start = 0
  while (start < body.length && isSpace(body[start])) start += 1
  return body.subarray(start)
}

type ByteForm = readonly [how: string, bytes: () => Buffer]

const byteWays = (body: Buffer): ByteForm[] => [
  ['the body without the line break at its end', () => cutEnd(body, isBreak)],
  ['the body without the white space around it', () => cutStart(cutEnd(body, isSpace))],
  ['the body and a line break behind it', () => Buffer.concat([body, Buffer.from('\n')])],
  ['the body and a line break of Windows behind it', () => Buffer.concat([body, Buffer.from('\r\n')])],
  ['the body with line breaks of Unix (LF)', () => replaced(body, /\r\n/g, '\n')],
  ['the body with line breaks of Windows (CRLF)', () => replaced(body, /\r?\n/g, '\r\n')],
  body.subarray(0, 3).equals(byteOrderMark)
    ? ['the body without its byte order mark', () => body.subarray(3)]
    : ['the body behind a byte order mark', () => Buffer.concat([byteOrderMark, body])],
]

/** The body with what editors, shells and text conversions add or take away. */
function* byteForms(body: Buffer): Generator<void, BodyForm[]> {
  const seen = [body]
  const forms: BodyForm[] = []
  for (const [how, make] of byteWays(body)) {
    yield
    const bytes = make()
    if (seen.some(known => known.equals(bytes))) continue
    seen.push(bytes)
    forms.push({ finding: edited(how), pieces: one(bytes) })
  }
  return forms
}

const hex = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0')
const plain = (text: string): string => JSON.stringify(text).slice(1, -1)
const ascii = (text: string): string => plain(text).replace(/[\u0080-\uffff]/g, u => `\\u${hex(u)}`)
const php = (text: string): string => ascii(text).replaceAll('/', '\\/')
const go = (text: string): string => plain(text).replace(/[<>&\u2028\u2029]/g, u => `\\u${hex(u)}`)
const dotnet = (text: string): string =>
  plain(text)
    .replaceAll('\\"', '\\u0022')
    .replace(/[<>&'+`\u007f-\uffff]/g, u => `\\u${hex(u).toUpperCase()}`)

const compact = { colon: ':', comma: ',', indent: '' } as const
const spaced = { colon: ': ', comma: ', ', indent: '' } as const
const indented = (indent: string) => ({ colon: ': ', comma: ',', indent }) as const

type Layout = readonly [how: string, style: Omit<JsonStyle, 'sorted'>]

/** How programs write JSON, the commonest first; what a text does not hold need not be escaped. */
const layoutsFor = (text: string): Layout[] => {
  const wide = /[\u0080-\uffff]|\\u[\da-f]/i.test(text)
  const html = /[<>&]|\\u00[23]|\\u202/i.test(text)
  const odd = wide || html || /['+`]|\\"/.test(text)
  const shapes = [
    ['no spaces', compact],
    ['a space after each colon and comma', spaced],
    ['indented by 2', indented('  ')],
    ['indented by 4', indented('    ')],
  ] as const
  return [
    ...shapes.map(([how, shape]): Layout => [how, { ...shape, escape: plain }]),
    ...(wide
      ? shapes.map(([how, shape]): Layout => [`${how}, \\u escapes`, { ...shape, escape: ascii }])
      : []),
    ...(/\//.test(text)
      ? [
          ['no spaces, slashes escaped as PHP does', { ...compact, escape: php }] as const,
          ['indented by 4, slashes escaped as PHP does', { ...indented('    '), escape: php }] as const,
        ]
      : []),
    ...(html ? [['no spaces, < > & escaped as Go does', { ...compact, escape: go }] as const] : []),
    ...(odd
      ? [
          ['no spaces, \\u escapes as .NET writes them', { ...compact, escape: dotnet }] as const,
          ['indented by 2, \\u escapes as .NET writes them', { ...indented('  '), escape: dotnet }] as const,
        ]
      : []),
  ]
}

function* withEnd(tree: JsonTree, style: JsonStyle, end: string): Generator<string, void> {
  yield* writeJson(tree, style)
  if (end !== '') yield end
}

/** An object with more keys takes too long to be sorted in one go. */
const mostSorted = 4_000

function* isSortable(tree: JsonTree): Generator<void, boolean> {
  const left = [tree]
  let values = 0
  for (let value = left.pop(); value; value = left.pop()) {
    if (++values % 5_000 === 0) yield
    if (value.kind === 'array') for (const item of value.items) left.push(item)
    else if (value.kind === 'object') {
      if (value.entries.length > mostSorted) return false
      for (const [, inner] of value.entries) left.push(inner)
    }
  }
  return true
}

const jsonForms = (tree: JsonTree, text: string, orders: readonly boolean[]): BodyForm[] =>
  layoutsFor(text).flatMap(([how, style]) =>
    orders.flatMap(sorted =>
      ['', '\n'].map(end => ({
        finding: rewritten(
          `${sorted ? 'keys sorted' : 'keys in the same order'}, ${how}${end && ', a line break at the end'}`,
        ),
        pieces: () => withEnd(tree, { ...style, sorted }, end),
      })),
    ),
  )

/** The body as it is, then as it may have been before somebody touched it. Gives way while it reads. */
export function* bodyForms(body: Buffer): Generator<void, BodyForm[]> {
  const asBytes: BodyForm[] = [{ finding: null, pieces: one(body) }, ...(yield* byteForms(body))]
  const text = body.toString('utf8').replace(/^\ufeff/, '')
  const tree = yield* readJsonTree(text)
  if (tree?.kind !== 'object' && tree?.kind !== 'array') return asBytes
  const orders = (yield* isSortable(tree)) ? [false, true] : [false]
  return [...asBytes, ...jsonForms(tree, text, orders)]
}
