import { expect, it } from 'vitest'
import { threadFindings } from '../../../core/threads/thread-findings.ts'
import type { CaptureSummary } from '../../../shared/capture.ts'
import { sampleSummary } from '../captures/sample-capture.ts'

const startedAt = Date.parse('2026-01-02T03:04:00.000Z')
const subscribed = ['telephony.incoming', 'telephony.complete', 'call.graded']

/** @param atS seconds since the call came in */
const one = (seq: number, eventType: string, atS: number, change: Partial<CaptureSummary> = {}) =>
  sampleSummary(seq, {
    eventType,
    receivedAt: new Date(startedAt + atS * 1_000).toISOString(),
    ...change,
  })

const find = (captures: readonly CaptureSummary[], more: { nowS?: number; beganUnasked?: boolean } = {}) =>
  threadFindings({
    captures,
    subscribed,
    beganUnasked: more.beganUnasked ?? false,
    now: startedAt + (more.nowS ?? 60) * 1_000,
  }).map(({ kind, captureId, text }) => [kind, captureId, text])

const retried = {
  outcome: { source: 'default', status: 500 },
  verdict: { result: 'will-retry', reason: 'status', certainty: 'documented', text: 'Again.' },
} as const satisfies Partial<CaptureSummary>

it('finds nothing odd about a whole call', () => {
  const call = [
    one(1, 'telephony.incoming', 0),
    one(2, 'tool.call', 5),
    one(3, 'telephony.complete', 30),
    one(4, 'call.graded', 40),
    one(5, 'issue.reported', 41),
  ]
  expect(find(call)).toEqual([])
})

it('says how long a call has been without its end', () => {
  expect(find([one(1, 'telephony.incoming', 0)], { nowS: 192 })).toEqual([
    ['no-complete', null, 'No complete event yet, 3 min 12 s after the call came in.'],
  ])
})

it('misses the beginning of a call, but not of one that was placed by the platform', () => {
  const call = [one(1, 'telephony.complete', 30)]
  expect(find(call)).toEqual([['no-incoming', null, 'No incoming event of this call was captured.']])
  expect(find(call, { beganUnasked: true })).toEqual([])
})

it('does not miss what the connection never asked for', () => {
  const only = (events: readonly string[], capture: CaptureSummary) =>
    threadFindings({ captures: [capture], subscribed: events, beganUnasked: false, now: startedAt })
  expect(only(['telephony.incoming'], one(1, 'telephony.incoming', 0))).toEqual([])
  expect(only(['telephony.complete'], one(1, 'telephony.complete', 0))).toEqual([])
})

it('names what came before its time, once each, and by how much', () => {
  const call = [
    one(1, 'call.graded', 0),
    one(2, 'telephony.complete', 1),
    one(3, 'telephony.incoming', 3.1),
    one(4, 'telephony.complete', 4, { duplicateOf: 'c2' }),
  ]
  expect(find(call)).toEqual([
    ['wrong-order', 'c1', 'It came 3.1 s before incoming, which belongs before it.'],
    ['wrong-order', 'c2', 'It came 2.1 s before incoming, which belongs before it.'],
    ['duplicate', 'c4', 'The same delivery again, 3.0 s later.'],
  ])
})

it('tells a retry from a duplicate by what the first one was answered', () => {
  const call = [
    one(1, 'telephony.incoming', 0),
    one(2, 'telephony.complete', 30, retried),
    one(3, 'telephony.complete', 42, { duplicateOf: 'c2' }),
    one(4, 'call.graded', 50),
    one(5, 'call.graded', 50.5, { duplicateOf: 'c4' }),
    one(6, 'call.graded', 51, { duplicateOf: 'gone' }),
  ]
  expect(find(call)).toEqual([
    ['retry', 'c3', 'Tried again 12 s after it was answered 500.'],
    ['duplicate', 'c5', 'The same delivery again, 500 ms later.'],
    ['duplicate', 'c6', 'The same delivery came before, and is no longer kept.'],
  ])
})

it('takes neither our own replays nor forged deliveries for a part of the call', () => {
  const forged = { signature: { status: 'failed' } } as const
  const call = [
    one(1, 'telephony.complete', 0, forged),
    one(2, 'telephony.incoming', 1),
    one(3, 'telephony.complete', 30),
    one(4, 'telephony.incoming', 90, { replayOf: 'c2' }),
  ]
  expect(find(call)).toEqual([])
  expect(find([one(1, 'telephony.complete', 0, { replayOf: 'x' })])).toEqual([])
})

it('puts a contradicted verdict in its place', () => {
  const verdict = { ...sampleSummary(1).verdict, contradicted: 'It names another voice.' }
  const call = [one(1, 'telephony.incoming', 0, { verdict }), one(2, 'telephony.complete', 30)]
  expect(find(call)).toEqual([['contradicted', 'c1', 'It names another voice.']])
})
