import type { CaptureSummary, HeaderList } from '../../shared/capture.ts'
import { isWords } from '../../shared/filter/is-words.ts'
import { rowWords } from '../../shared/filter/match-filter.ts'
import { spread } from '../../shared/filter/plain-words.ts'
import { type FacetKind, facetWord, numberWords, withoutPrivate } from './tokens.ts'

/** What a capture is found by. */
export interface Readable {
  readonly summary: CaptureSummary
  readonly path: string
  readonly headers: HeaderList
  readonly body: Uint8Array
  readonly replyHeaders: HeaderList
  readonly reply: Uint8Array
  readonly answerName: string | null
  readonly note: string | null
}

/** The columns of the full-text table. A phrase never runs from one into the other. */
export const textColumns = ['body', 'reply', 'head', 'note', 'fields'] as const
export type CaptureText = Readonly<Record<(typeof textColumns)[number], string>>
export interface Facet {
  readonly kind: FacetKind
  readonly value: string
}

const plainEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\n', b: ' ', f: ' ' }

const unescapeOne = (_: string, sign: string): string =>
  sign.length > 1 ? String.fromCharCode(Number.parseInt(sign.slice(1), 16)) : (plainEscapes[sign] ?? sign)

/**
 * Bytes as words: UTF-8, with the escapes of JSON strings undone. Keys and values need no taking apart, since what
 * stands between them belongs to no word; so nothing here depends on a body being whole, or flat.
 */
const bytesText = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  if (!text.includes('\\') || !/^\s*["[{]/.test(text)) return text
  return text.replace(/\\(u[0-9a-fA-F]{4}|[^u])/g, unescapeOne)
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '))
  } catch {
    return path
  }
}

const headerText = (headers: HeaderList): string =>
  headers.map(([name, value]) => `${name}: ${value}`).join('\n')

const run = /(?<![0-9A-Za-z])\d{4,}(?![0-9A-Za-z])/g
const spaced = /(?<![0-9A-Za-z])\+?\(?\d[\d().\- ]{6,24}\d(?![0-9A-Za-z])/g
const mostRuns = 2_000
const longestRun = 30

/** Numbers of four digits and more, and those that are written with spaces in one piece. */
const runsIn = (text: string): Set<string> => {
  const found = new Set<string>()
  for (const [digits] of text.matchAll(run)) {
    found.add(digits.slice(0, longestRun))
    if (found.size >= mostRuns) return found
  }
  for (const [number] of text.matchAll(spaced)) {
    const digits = number.replace(/\D/g, '')
    if (digits.length >= 7 && digits.length <= 15) found.add(digits)
    if (found.size >= mostRuns) return found
  }
  return found
}

const digitsOf = (number: string | null): string => number?.replace(/\D/g, '').slice(0, longestRun) ?? ''

/** Slower than one of these is a word; the rest is looked up in the row. */
export const slowSteps = [100, 250, 500, 1_000, 1_500, 1_800, 2_000, 5_000] as const

/** The values by which field filters find a capture. Values are as they are shown; words are made of them in lower case. */
export const facetsOf = (c: CaptureSummary): readonly Facet[] => {
  const { outcome, timing } = c
  const facets: [FacetKind, string | null | undefined][] = [
    ['all', ''],
    ['connection', c.connectionId],
    ['type', c.eventType],
    ['verdict', c.verdict.result],
    ['source', outcome.source],
    ['signature', c.signature.status],
    ['status', String(outcome.status ?? 0)],
    ['answer', outcome.answerId],
    ['rule', outcome.ruleId],
    ['tool', c.tool],
    ...(c.tags ?? []).map((tag): [FacetKind, string] => ['tag', tag]),
    ...Object.entries(isWords).flatMap(([word, is]): [FacetKind, string][] => (is(c) ? [['is', word]] : [])),
    ...slowSteps
      .filter(step => timing.localMs > step)
      .map((step): [FacetKind, string] => ['slower', String(step)]),
  ]
  return facets.flatMap(([kind, value]) =>
    value === null || value === undefined ? [] : [{ kind, value: withoutPrivate(value) }],
  )
}

const clean = (text: string): string => spread(withoutPrivate(text))

export const captureText = (c: Readable, facets: readonly Facet[]): CaptureText => {
  const { summary } = c
  const body = bytesText(c.body)
  const reply = bytesText(c.reply)
  const readable = decoded(c.path)
  const paths = readable === c.path ? [c.path] : [c.path, readable]
  const head = [...paths, headerText(c.headers), headerText(c.replyHeaders)].join('\n')
  const words = clean([...rowWords(summary), c.answerName].filter(Boolean).join('\n'))
  const runs = runsIn(`${body}\n${reply}\n${head}\n${summary.callId ?? ''}\n${c.note ?? ''}`)
  return {
    body: clean(body),
    reply: clean(reply),
    head: clean(head),
    note: clean(c.note ?? ''),
    fields: [
      words,
      ...[...runs].map(digits => numberWords(digits, 'run', false)),
      numberWords(digitsOf(summary.from), 'from', true),
      numberWords(digitsOf(summary.to), 'to', true),
      ...facets.map(({ kind, value }) => facetWord(kind, value)),
    ].join(' '),
  }
}
