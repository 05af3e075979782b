import type { Capture } from '../../../core/captures/capture-row.ts'
import type { CaptureSummary } from '../../../shared/capture.ts'

export const sampleSummary = (seq: number, change: Partial<CaptureSummary> = {}): CaptureSummary => ({
  id: `c${seq}`,
  seq,
  connectionId: 'practice',
  platform: 'thunderphone',
  eventType: 'telephony.incoming',
  callId: '987654321',
  from: '+14155550199',
  to: '+15551234567',
  receivedAt: '2026-01-02T03:04:05.678Z',
  signature: { status: 'verified' },
  outcome: { source: 'default', status: 200 },
  verdict: { result: 'used', reason: 'config', certainty: 'documented', text: 'It should use it.' },
  timing: { localMs: 1.234, limitMs: 2_000, phases: { receive: 0.5 } },
  size: 2,
  ...change,
})

/** A capture without anything that can be left out. */
export const sampleCapture = (
  seq: number,
  change: Partial<CaptureSummary> = {},
  dedupeKey: string | null = null,
): Capture => ({
  summary: sampleSummary(seq, change),
  request: { method: 'POST', path: '/h/x', headers: [], body: Buffer.from('{}'), truncated: false },
  response: { headers: [], body: Buffer.from('{}') },
  dedupeKey,
})

/** A capture with everything that can be there. */
export const fullCapture = (seq: number): Capture => ({
  summary: sampleSummary(seq, {
    signature: { status: 'failed', reason: 'it has 63 characters instead of 64' },
    outcome: {
      source: 'forward',
      status: 201,
      answerId: 'a1',
      revision: 7,
      ruleId: 'r1',
      lateHandlerMs: 2_345.678,
      handlerProblem: 'it was late',
      arrivedLate: true,
      passedOver: 'number',
    },
    verdict: {
      result: 'at-risk',
      reason: 'tunnel',
      certainty: 'inferred',
      text: 'Žluťoučký 😀 "quoted"',
      warnings: ['one', 'two'],
    },
    timing: {
      localMs: 0.001,
      limitMs: null,
      phases: { receive: 1, verify: 2.5, route: 0, handle: 3, check: 4, write: 5 },
      handler: { connect: 0, firstByte: 1.5, done: 2 },
      tunnelEstimateMs: 120,
      tunnelErrorMs: 15,
    },
    duplicateOf: 'c0',
    replayOf: 'c00',
    size: 70_000,
  }),
  request: {
    method: 'POST',
    path: '/h/x?customer_id=123&y=%00',
    headers: [
      ['X-Twice', 'one'],
      ['x-twice', 'two'],
      ['X-Latin', 'caf\xe9'],
    ],
    body: Buffer.from([0, 1, 0, 255, 254, 0]),
    truncated: true,
  },
  response: { headers: [['Content-Type', 'application/json']], body: Buffer.from('\0{"a":"\0"}\0') },
  dedupeKey: 'practice id 1',
  routing: {
    steps: [{ ruleId: 'r1', name: 'VIP', result: 'failed', why: 'a template failed: "\0"' }],
    end: 'No rule took it.',
  },
})
