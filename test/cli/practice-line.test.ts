import { describe, expect, it } from 'vitest'
import { failed, practiceJson, practiceLine } from '../../cli/practice-line.ts'
import type { PracticeResult } from '../../shared/contract.ts'

const delivery: PracticeResult = {
  eventType: 'telephony.incoming',
  callId: '1',
  status: 200,
  tookMs: 12.4,
  reached: 'config',
  result: 'used',
  text: 'The caller reaches it.',
}

describe('a practice call in one line', () => {
  it.each<[string, Partial<PracticeResult>, string, boolean]>([
    ['a config', {}, '✓ used       telephony.incoming 200    12 ms', false],
    [
      'another agent',
      { reached: 'own-agent', result: 'fallback' },
      '↩ fallback   telephony.incoming 200    12 ms',
      false,
    ],
    [
      'an event that was taken',
      { eventType: 'call.graded', reached: 'none', result: 'acknowledged', status: 204 },
      '• ack        call.graded        204    12 ms',
      false,
    ],
    [
      'an event that was not',
      { reached: 'none', result: 'will-retry', status: 401 },
      '↻ will retry telephony.incoming 401    12 ms',
      true,
    ],
    [
      'no answer',
      { reached: 'own-agent', result: 'fallback', status: null, tookMs: 2_001 },
      '↩ fallback   telephony.incoming   –  2001 ms',
      true,
    ],
  ])('tells of %s', (_, change, line, fails) => {
    expect(practiceLine({ ...delivery, ...change })).toBe(`${line}  The caller reaches it.`)
    expect(failed({ ...delivery, ...change })).toBe(fails)
  })

  it('shows what a receiver sent, and does not obey it', () => {
    const line = practiceLine({ ...delivery, eventType: '\u001b[2J', text: 'a\nb\u202e' })
    expect(line).toContain('\\u001b[2J')
    expect(line).toContain('a\\u000ab\\u202e')
  })
})

describe('a practice call for a script', () => {
  it('has its verdict in the shape that captures have it', () => {
    expect(practiceJson({ ...delivery, endpointId: 'e-1' })).toEqual({
      type: 'delivery',
      eventType: 'telephony.incoming',
      callId: '1',
      status: 200,
      tookMs: 12.4,
      reached: 'config',
      endpointId: 'e-1',
      verdict: { result: 'used', text: 'The caller reaches it.' },
    })
  })
})
