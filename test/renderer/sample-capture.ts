import type { CaptureSummary } from '../../shared/capture.ts'

/** A good answer to a phone call, with what a test wants to be different. */
export const sampleCapture = (seq: number, change: Partial<CaptureSummary> = {}): CaptureSummary => ({
  id: `capture-${seq}`,
  seq,
  connectionId: 'practice',
  platform: 'thunderphone',
  eventType: 'telephony.incoming',
  callId: String(1_000 + seq),
  from: '+14155550199',
  to: '+15551234567',
  receivedAt: '2026-03-01T12:04:31.000Z',
  signature: { status: 'verified' },
  outcome: { source: 'default', status: 200, answerId: 'vip', revision: 1 },
  verdict: {
    result: 'used',
    reason: 'config',
    certainty: 'documented',
    text: 'ThunderPhone should use your config.',
  },
  timing: { localMs: 40, limitMs: 2_000, phases: { receive: 1, handle: 38, write: 1 } },
  size: 119,
  ...change,
})
