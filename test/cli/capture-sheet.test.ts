import { describe, expect, it } from 'vitest'
import { bodyLines } from '../../cli/body-lines.ts'
import { captureSheet } from '../../cli/capture-sheet.ts'
import type { CaptureDetail } from '../../shared/capture.ts'
import { sampleSummary } from '../core/captures/sample-capture.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

const detail = (change: Partial<CaptureDetail> = {}): CaptureDetail => ({
  summary: sampleSummary(1, {
    outcome: { source: 'rule', status: 200, ruleId: 'vips', answerId: 'a', revision: 2 },
    timing: {
      localMs: 1_234.5,
      limitMs: 2_000,
      phases: { receive: 0.44, verify: 1, handle: 1_200 },
      handler: { connect: 2, firstByte: 30.6 },
      tunnelEstimateMs: 120,
      tunnelErrorMs: 15,
    },
  }),
  request: {
    method: 'POST',
    path: '/h/x?id=1',
    headers: [
      ['X-Two', 'b'],
      ['X-One', 'a\u001b[2J'],
      ['X-Two', 'c'],
    ],
    bodyBase64: base64('{"id":12345678901234567890,"a":[1]}'),
    truncated: false,
  },
  response: { headers: [['content-type', 'application/json']], bodyBase64: base64('{"prompt":\t"x"}\n') },
  answer: { id: 'a', name: 'vip.json', revision: 2, text: '{}', previousText: null },
  note: null,
  replayChanges: null,
  routing: {
    steps: [
      { ruleId: 'night', name: 'Night', result: 'off', why: 'it is switched off' },
      { ruleId: 'de', name: 'Germans', result: 'passed', why: 'the caller is +1, not +49' },
      { ruleId: 'tpl', name: 'Template', result: 'failed', why: 'a template failed' },
      { ruleId: 'vips', name: 'VIPs', result: 'took', why: 'it takes every call' },
    ],
    end: 'The rule “VIPs” gave “vip.json”, revision 2.',
  },
  ...change,
})

describe('one capture for a person', () => {
  it('says the verdict, who answered and why, the time against the limit, and both messages', () => {
    expect(
      captureSheet(detail(), 100)
        .join('\n')
        .replace(/\d{4}-\d\d-\d\d [\d:.]+/, 'TIME'),
    ).toBe(
      `✓ It should use it. (documented)

Capture     c1
Event       incoming · +14155550199 → +15551234567 · call 987654321
            TIME
Signature   verified
Answered by “vip.json”, revision 2 · rule “VIPs”
Why         ○ “Night” off
            – “Germans” passed: the caller is +1, not +49
            ✕ “Template” failed: a template failed
            ✓ “VIPs” took it: it takes every call
            The rule “VIPs” gave “vip.json”, revision 2.
Time        1 235 ms of 2 000 ms
            receive 0.4 · verify 1 · handle 1 200
            handler: connected 2 · first byte 31
            tunnel, both ways: about 120 ms ± 15

Request     POST /h/x?id=1  (2 bytes)
  X-Two: b
  X-One: a\\u001b[2J
  X-Two: c

  {
    "id": 12345678901234567890,
    "a": [
      1
    ]
  }

Response    200
  content-type: application/json

  {"prompt":  "x"}`,
    )
  })

  it('has tags and note, and says what the privacy of the connection left out', () => {
    const summary = sampleSummary(1, { tags: ['odd', 'b\u001b[2J'], leftOut: 'metadata' })
    const sheet = captureSheet(detail({ summary, note: 'ask Ann\nagain' }), 100).join('\n')
    expect(sheet).toContain('Tags        odd, b\\u001b[2J\nNote        ask Ann\n            again\n')
    expect(sheet).toContain('(2 bytes, of which headers and body were not kept)')
  })

  it('breaks long sentences between words', () => {
    const long = 'a word and '.repeat(30).trim()
    const routing = { steps: [], end: long }
    const verdict = { ...sampleSummary(1).verdict, text: long, warnings: [long] }
    const lines = captureSheet(detail({ routing, summary: sampleSummary(1, { verdict }) }), 80)
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(80)
    expect(lines.filter(line => line.includes('! a word'))).toHaveLength(1)
  })

  it('leaves out why where no rule was asked, and says that the sender was gone', () => {
    const summary = sampleSummary(1, { outcome: { source: 'deadline', status: null, lateHandlerMs: 2_640 } })
    const sheet = captureSheet(detail({ routing: null, answer: null, summary }), 100).join('\n')
    expect(sheet).not.toContain('Why')
    expect(sheet).toContain("Answered by the deadline answer: the platform's own agent")
    expect(sheet).toContain('handler: would have arrived at 2 640 ms')
    expect(sheet).toContain('Response    none: the sender was gone')
  })
})

describe('a body in a terminal', () => {
  it.each([
    ['that is empty', '', []],
    ['that is no JSON', '{"a":', ['{"a":']],
    ['with escapes', 'a\r\n\u001b[2J', ['a', '\\u001b[2J']],
  ])('%s is shown as it is', (_, text, lines) => {
    expect(bodyLines(Buffer.from(text), true)).toEqual(lines)
  })

  it('that is no text is only named', () => {
    expect(bodyLines(Buffer.from([0xff, 0xfe]), true)).toEqual([
      '(2 bytes that are no text; --json has them)',
    ])
  })

  it('is laid out however long a string in it is', () => {
    const long = JSON.stringify({ a: '\n'.repeat(3_000_000), b: [], c: ['x', { d: 1 }] })
    expect(bodyLines(Buffer.from(long), true)).toHaveLength(
      JSON.stringify(JSON.parse(long), null, 2).split('\n').length,
    )
  })

  it('is laid out however deep it is nested', () => {
    const deep = '['.repeat(5_000) + ']'.repeat(5_000)
    expect(bodyLines(Buffer.from(deep), true).length).toBeGreaterThan(5_000)
  })
})
