import type { Capture } from '../../core/captures/capture-row.ts'
import { openCaptures } from '../../core/captures/database.ts'
import { insertCaptures } from '../../core/captures/insert-captures.ts'
import { dataFiles } from '../../core/data-folder/data-folder.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { sampleSummary } from '../core/captures/sample-capture.ts'
import { openPage, type PageOptions } from './page.ts'
import { tempFolder } from './temp-folder.ts'

export interface StoredSample {
  readonly summary?: Partial<CaptureSummary>
  readonly request?: Partial<Capture['request']>
  readonly response?: Partial<Capture['response']>
}

const captureOf = ({ summary, request, response }: StoredSample, seq: number): Capture => {
  const body = request?.body ?? Buffer.from('{}')
  return {
    summary: sampleSummary(seq, {
      id: `capture-${seq}`,
      size: body.length,
      // An old one would not be kept for long.
      receivedAt: new Date().toISOString(),
      ...summary,
    }),
    request: { method: 'POST', path: '/h/x', headers: [], body, truncated: false, ...request },
    response: { headers: [], body: Buffer.from('{}'), ...response },
    dedupeKey: null,
  }
}

/** What must not be taken for anything but data: controls, escapes of terminals, direction marks, HTML, quotes. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it must stay as it is
export const odd = '\u001b[31m\u202e<img src=x onerror=alert(1)>\u2028&amp;\u009b"\'`${x}\u0000z'

const oddHeaders: [string, string][] = [
  [`X-${odd}`, odd],
  ['x-twice', 'one'],
  ['X-Twice', 'two'],
  ['', ''],
]

/** Captures in which every field holds what nobody would send, and times that nobody lives in. */
export const oddSamples: readonly StoredSample[] = [
  {
    summary: {
      eventType: odd,
      callId: odd,
      from: odd,
      to: odd,
      outcome: { source: 'rule', status: 200, ruleId: odd, answerId: odd, revision: 1, handlerProblem: odd },
      verdict: { result: 'used', reason: odd, certainty: 'inferred', text: odd, warnings: [odd] },
    },
    request: {
      path: `/h/x?${odd}`,
      headers: oddHeaders,
      body: Buffer.from(JSON.stringify({ [odd]: odd, raw: 1 }).replaceAll('\\u001b', '\u001b')),
    },
    response: { headers: oddHeaders, body: Buffer.from(odd) },
  },
  {
    summary: { eventType: 'tool.call', from: null },
    request: { path: `/h/x/t/${encodeURIComponent('<b>"tool"&amp;')}` },
  },
  { summary: { eventType: '', callId: '', from: '', to: '' }, request: { body: Buffer.alloc(0) } },
  {
    summary: { eventType: '__proto__', callId: 'constructor' },
    request: { body: Buffer.from('{"__proto__":{"a":1}}') },
  },
  { request: { body: Buffer.from([0xff, 0xfe, 0x00, 0x1b, 0x5b, 0x32, 0x4a]) } },
  { request: { body: Buffer.from('\u0000\u0000{"a":\u0000}') } },
  { request: { body: Buffer.from(`${'{"a":'.repeat(50_000)}`) } },
  { request: { headers: Array.from({ length: 10_000 }, (_, i) => [`X-Header-${i}`, `value ${i}`]) } },
  { summary: { receivedAt: '1970-01-01T00:00:00.000Z', pinned: true } },
  { summary: { receivedAt: '2100-12-31T23:59:59.999Z', pinned: true } },
  { summary: { receivedAt: '2001-01-01T00:00:00.000Z', pinned: true } },
]

/**
 * A data folder with captures that no receiver would let in, such as bodies beyond its limit. The first sample has the
 * number 1 and the id `capture-1`.
 */
export const filledFolder = (samples: readonly StoredSample[]): string => {
  const folder = tempFolder()
  const database = openCaptures(dataFiles(folder).captures)
  insertCaptures(database).insert(samples.map((sample, i) => captureOf(sample, i + 1)))
  const pin = database.prepare('INSERT INTO marks (seq, pinned) VALUES (?, 1)')
  samples.forEach((sample, i) => {
    if (sample.summary?.pinned) pin.run(i + 1)
  })
  database.close()
  return folder
}

/** The page of the browser host on such a folder. */
export const filledPage = (samples: readonly StoredSample[], options: PageOptions = {}) =>
  openPage(options, filledFolder(samples))
