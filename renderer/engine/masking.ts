import type { CaptureSummary } from '../../shared/capture.ts'
import type { EngineEvent, Params, RequestName, Result } from '../../shared/contract.ts'
import type { FixtureRun } from '../../shared/fixture-run.ts'
import {
  maskBody,
  maskDetail,
  maskExchange,
  maskHeaders,
  maskSummary,
  maskWaiting,
  type Recode,
} from '../../shared/mask/mask-capture.ts'
import { maskJson } from '../../shared/mask/mask-json.ts'
import { maskNumber, maskText } from '../../shared/mask/mask-text.ts'
import { phone } from '../../shared/phone.ts'
import { Problem } from '../../shared/problem.ts'
import type { ReplayState } from '../../shared/replay.ts'
import type { Snapshot } from '../../shared/state.ts'

// While masking is on, what is personal is covered where it comes into the page: no view can forget to do it, and what is
// copied out of one is covered, too. When it is switched, the page takes everything anew.
let on = false

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** In every text that was covered. */
const cover = '••'

/** Of a longer body the beginning is shown while masking is on: reading all of it would be felt. */
const mostBase64 = 2_097_152

const textOf = (base64: string): string | null => {
  try {
    return decoder.decode(Uint8Array.from(atob(base64), c => c.charCodeAt(0)))
  } catch {
    return null
  }
}

const recode: Recode = (base64, mask) => {
  const text = textOf(base64.slice(0, mostBase64))
  const masked = text === null ? null : mask(text)
  if (masked === null || masked === text) return masked === null ? null : base64
  let binary = ''
  for (const byte of encoder.encode(masked)) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** A number for reading where it cannot be covered before, because it is written back: in rules and settings. */
export const shownNumber = (number: string): string => (on ? maskNumber(number) : phone(number))

/** A filter for reading: somebody looked for a number with it. */
export const shownFilter = (filter: string): string => (on ? maskText(filter) : filter)

/** A file that holds a delivery, for reading: as base64 its body could still be read. */
const maskFile = (text: string): string =>
  maskText(maskJson(text)).replace(/("bodyBase64"\s*:\s*)"[^"]*"/g, `$1"${cover}"`)

/** What is done to the results of requests that tell of callers. A fixture comes redacted. */
const masks: { readonly [N in RequestName]?: (result: Result<N>) => Result<N> } = {
  'captures.page': r => ({ ...r, captures: r.captures.map(one => coverRow(one)) }),
  'captures.rows': r => ({ ...r, captures: r.captures.map(one => coverRow(one)) }),
  'captures.get': r => maskDetail(r, recode),
  // Parts of bodies are covered together, in `askDetail`.
  'captures.bytes': () => ({ base64: '' }),
  'captures.ofCall': r => ({
    ...r,
    captures: r.captures.map(one => coverRow(one)),
    tools: r.tools.map(maskExchange),
    findings: r.findings.map(finding => ({ ...finding, text: maskText(finding.text) })),
  }),
  // A curl command holds the body within other text.
  'captures.copyAs': r => ({ text: maskText(maskJson(r.text)) }),
  'answers.preview': r => ({
    text: r.text === null ? null : maskBody(r.text),
    problem: r.problem === null ? null : maskText(r.problem),
  }),
  'rules.dryRun': r => ({
    rows: r.rows.map(row => ({
      ...row,
      now: { ...row.now, text: row.now.text === null ? null : maskBody(row.now.text) },
      would: { ...row.would, text: row.would.text === null ? null : maskBody(row.would.text) },
      steps: row.steps.map(step => ({ ...step, why: maskText(step.why) })),
    })),
  }),
  // What is written is asked for bare.
  'fixtures.preview': r => ({
    ...r,
    files: r.files.map(file => ({ ...file, text: maskFile(file.text) })),
    replaced: r.replaced.map(one => ({ ...one, original: cover })),
  }),
  // A folder may hold what nobody redacted.
  'fixtures.read': r => ({
    ...r,
    text: maskFile(r.text),
    fixture: r.fixture && {
      ...r.fixture,
      request: { ...r.fixture.request, bodyBase64: recode(r.fixture.request.bodyBase64, maskBody) ?? '' },
    },
  }),
  'practice.placeCall': r => ({ results: r.results.map(one => ({ ...one, text: maskText(one.text) })) }),
}

/** What would be lost if its covered text were written back. */
const writing: ReadonlySet<RequestName> = new Set<RequestName>([
  'replay.start',
  'captures.annotate',
  'rules.save',
  'answers.saveDraft',
  'answers.swapIn',
  'fixtures.expect',
])

/** What is sent as it is. @throws Problem `masked` when it would write covered text in the place of what is behind it */
export const checkSent = <N extends RequestName>(name: N, params: Params<N>): void => {
  if (!on || !writing.has(name)) return
  const text = JSON.stringify(params)
  const body = /"bodyBase64":"([^"]*)"/.exec(text)?.[1] ?? ''
  if (text.includes(cover) || textOf(body)?.includes(cover)) throw new Problem('masked')
}

export const maskResult = <N extends RequestName>(name: N, result: Result<N>): Result<N> =>
  on ? (masks[name]?.(result) ?? result) : result

/** What came of a replay, with all that was sent back covered. */
export const maskReplay = (state: ReplayState): ReplayState => ({
  ...state,
  results: state.results.map(one => ({
    ...one,
    problem: one.problem === null ? null : maskText(one.problem),
    verdict: one.verdict && { ...one.verdict, text: maskText(one.verdict.text) },
    headers: maskHeaders(one.headers),
    bodyBase64: recode(one.bodyBase64, maskBody) ?? '',
  })),
})

/** What a handler answered may tell of a caller. */
const maskRun = (run: FixtureRun): FixtureRun => ({
  ...run,
  results: run.results.map(one => ({
    ...one,
    failures: one.failures.map(failure => ({ ...failure, text: maskText(failure.text) })),
  })),
})

/** What a covered row was made of: whether it fits a filter is asked of that, not of what is shown. */
const covers = new WeakMap<CaptureSummary, CaptureSummary>()

const coverRow = (capture: CaptureSummary): CaptureSummary => {
  const masked = maskSummary(capture)
  covers.set(masked, capture)
  return masked
}

export const uncovered = (capture: CaptureSummary): CaptureSummary => covers.get(capture) ?? capture

const maskEvent = (event: EngineEvent): EngineEvent => {
  if (event.name === 'capture') return { ...event, payload: coverRow(event.payload) }
  if (event.name === 'replay') return { ...event, payload: maskReplay(event.payload) }
  if (event.name === 'fixture-run') return { ...event, payload: maskRun(event.payload) }
  if (event.name !== 'breakpoint') return event
  return { ...event, payload: { ...event.payload, waiting: event.payload.waiting.map(maskWaiting) } }
}

export const maskEvents = (events: readonly EngineEvent[]): readonly EngineEvent[] =>
  on ? events.map(maskEvent) : events

/** Begins a line: what the person prefers now counts for everything that comes over it. */
export const maskSnapshot = (snapshot: Snapshot): Snapshot => {
  on = snapshot.preferences.masked
  if (!on) return snapshot
  return {
    ...snapshot,
    captures: snapshot.captures.map(coverRow),
    breakpoints: snapshot.breakpoints.map(state => ({ ...state, waiting: state.waiting.map(maskWaiting) })),
  }
}

/** Whether masking was switched: everything has to be taken anew. */
export const isSwitched = (events: readonly EngineEvent[]): boolean =>
  events.some(event => event.name === 'preferences' && event.payload.masked !== on)
