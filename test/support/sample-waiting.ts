import type { WaitingCall } from '../../shared/breakpoint.ts'

const firstAt = Date.parse('2026-03-01T12:04:31.000Z')

/** A call that waits for 1.85 s, the `n`th of a second, with what a test wants to be different. */
export const sampleWaiting = (n: number, change: Partial<WaitingCall> = {}): WaitingCall => ({
  id: `w-${n}`,
  eventType: 'telephony.incoming',
  callId: '7',
  from: '+14155550199',
  to: '+15551234567',
  tool: null,
  arrivedAt: new Date(firstAt + n * 10).toISOString(),
  answerBy: new Date(firstAt + n * 10 + 1_850).toISOString(),
  limitMs: 2_000,
  ruleName: null,
  candidate: { answerId: 'vip', name: 'VIP concierge', revision: 7 },
  canForward: false,
  ...change,
})
