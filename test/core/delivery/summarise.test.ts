import { describe, expect, it } from 'vitest'
import type { LiveAnswer } from '../../../core/answers/answer-book.ts'
import { ownAgent, refusal, tooLate } from '../../../core/delivery/given.ts'
import type { Line } from '../../../core/delivery/line.ts'
import { type Known, summarise } from '../../../core/delivery/summarise.ts'
import { platformAdapter } from '../../../core/platforms/registry.ts'
import { makeCrowd } from '../../../core/tunnel/crowd.ts'
import { CaptureSummary } from '../../../shared/capture.ts'
import { checkConfig } from '../../../shared/platforms/thunderphone/check-config.ts'

const text = '{"prompt":"x","voice":"v"}'
const answer: LiveAnswer = {
  id: 'a',
  name: 'A',
  platform: 'thunderphone',
  kind: 'config',
  revision: 3,
  text,
  status: 200,
  delayMs: 0,
  bytes: Buffer.from(text),
  check: checkConfig(JSON.parse(text)),
  forced: false,
  swappedInAt: '2026-01-01T00:00:00.000Z',
  templated: false,
}
const line = (voices: string[] | null = null): Line => ({
  connectionId: 'practice',
  platform: platformAdapter('thunderphone'),
  privacy: () => 'all',
  secret: () => 'whsec_never_told',
  answer: () => answer,
  answerNamed: () => null,
  rules: () => ({ rules: [], run: () => ({ next: () => null, failed: () => {}, steps: () => [] }) }),
  deadline: () => ({ marginMs: 150, answer: null }),
  caller: () => null,
  publicUrl: () => null,
  forward: () => null,
  handlerTrust: () => ({ secret: null, insecure: false }),
  tunnel: () => null,
  crowd: makeCrowd(
    null,
    () => 0,
    () => 0,
  ),
  delivered: () => {},
  voices: () => (voices ? new Set(voices) : null),
  passesOver: () => null,
})
const known = (change: Partial<Known> = {}): Known => ({
  id: 'c1',
  seq: 7,
  arrivedAt: Date.parse('2026-01-02T03:04:05.678Z'),
  line: line(),
  described: { eventType: 'telephony.incoming', callId: '1', from: '+1', to: '+2', sameness: 's' },
  tool: null,
  signature: { status: 'verified' },
  given: { source: 'default', status: 200, headers: [], body: answer.bytes, check: answer.check, answer },
  limitMs: 2_000,
  readable: true,
  tunnel: null,
  size: 40,
  ...change,
})
const seen = { status: 200, localMs: 12.5, phases: { receive: 1 } }

describe('a delivery in one line', () => {
  it('names its answer, its verdict and its time', () => {
    expect(summarise(known(), seen)).toEqual({
      id: 'c1',
      seq: 7,
      connectionId: 'practice',
      platform: 'thunderphone',
      eventType: 'telephony.incoming',
      callId: '1',
      from: '+1',
      to: '+2',
      receivedAt: '2026-01-02T03:04:05.678Z',
      signature: { status: 'verified' },
      outcome: { source: 'default', status: 200, answerId: 'a', revision: 3 },
      verdict: { result: 'used', reason: 'config', certainty: 'documented', text: expect.any(String) },
      timing: { localMs: 12.5, limitMs: 2_000, phases: { receive: 1 } },
      size: 40,
    })
  })

  it.each<[string, Partial<Known>, Partial<typeof seen> | { status: null }, object]>([
    [
      'the tunnel’s estimate',
      { tunnel: { estimateMs: 100, errorMs: 9 } },
      {},
      { timing: { tunnelEstimateMs: 100, tunnelErrorMs: 9 }, verdict: { result: 'used' } },
    ],
    [
      'the tunnel’s risk',
      { tunnel: { estimateMs: 1_990, errorMs: 9 } },
      {},
      { verdict: { result: 'at-risk' } },
    ],
    [
      'a voice that is not listed',
      { line: line(['other']) },
      {},
      { verdict: { result: 'used', warnings: [expect.stringContaining('"v"')] } },
    ],
    [
      'a sender that was gone',
      {},
      { status: null },
      { outcome: { status: null }, verdict: { reason: 'sender-gone' } },
    ],
    ['an answer that came too late', {}, { localMs: 2_000.5 }, { verdict: { reason: 'timeout' } }],
    [
      'a handler that was late',
      { given: ownAgent(line(), 'deadline', { handlerProblem: 'it was late' }) },
      {},
      { outcome: { source: 'deadline', handlerProblem: 'it was late' }, verdict: { reason: 'empty' } },
    ],
    [
      'one that arrived late',
      { given: tooLate(line(), true) },
      {},
      {
        outcome: { source: 'deadline', arrivedLate: true },
        verdict: { result: 'fallback', reason: 'arrived-late' },
      },
    ],
    [
      'one that arrived late and is sent again',
      {
        given: tooLate(line(), false),
        described: { eventType: 'telephony.complete', callId: null, from: null, to: null, sameness: null },
      },
      { status: 503 },
      {
        outcome: { arrivedLate: true, status: 503 },
        verdict: { result: 'will-retry', reason: 'arrived-late' },
      },
    ],
    [
      'a refusal',
      { given: refusal(401, 'x'), signature: { status: 'failed', reason: 'why' } },
      { status: 401 },
      {
        signature: { status: 'failed', reason: 'why' },
        outcome: { source: 'refused', status: 401 },
        verdict: { result: 'refused' },
      },
    ],
    [
      'an event without a name',
      { described: { eventType: null, callId: null, from: null, to: null, sameness: null } },
      {},
      { eventType: null, verdict: { result: 'acknowledged' } },
    ],
  ])('tells of %s', (_, change, saw, expected) => {
    const summary = summarise(known(change), { ...seen, ...saw })
    expect(summary).toMatchObject(expected)
    expect(CaptureSummary.parse(summary)).toEqual(summary)
    if (!change.tunnel) expect(summary.timing).not.toHaveProperty('tunnelEstimateMs')
  })

  it('never tells the secret', () => {
    expect(JSON.stringify(summarise(known(), seen))).not.toContain('whsec')
  })
})
