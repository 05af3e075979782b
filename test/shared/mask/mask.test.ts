import { describe, expect, it } from 'vitest'
import { maskDetail, maskSummary, type Recode } from '../../../shared/mask/mask-capture.ts'
import { maskJson } from '../../../shared/mask/mask-json.ts'
import { maskNumber, maskText } from '../../../shared/mask/mask-text.ts'
import { sampleSummary } from '../../core/captures/sample-capture.ts'

describe('a number', () => {
  it.each([
    ['+14155550199', '+1 ••• ••• ••99'],
    ['+1 (415) 555-0199', '+1 ••• ••• ••99'],
    ['0014155550199', '+1 ••• ••• ••99'],
    ['+442079460018', '+44 ••• ••• ••18'],
    ['+4930901820', '+49 ••• ••• 20'],
    ['0151 2345678', '••• ••• ••78'],
    ['web', 'web'],
    ['anonymous', '••••'],
    ['', ''],
  ])('%s becomes %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked)
  })
})

describe('text', () => {
  it.each([
    ['call +1 (415) 555-0199 or a.b@example.com!', 'call +1 ••• ••• ••99 or ••••@••••!'],
    ['tel:+14155550199;ext=1', 'tel:+1 ••• ••• ••99;ext=1'],
    ['x'.repeat(3), 'xxx'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskText(text)).toBe(masked)
  })
  it.each([
    'on 2026-11-21 at 12:04:31',
    '2026-11-21T17:33:12.256Z',
    'http://127.0.0.1:41234/h/x',
    '550e8400-e29b-41d4-a716-446655440000',
    'it took 1 820 of 2 000 ms',
  ])('%s stays as it is', text => {
    expect(maskText(text)).toBe(text)
  })
})

describe('JSON', () => {
  const masked = (value: unknown): unknown => JSON.parse(maskJson(JSON.stringify(value)))

  it('is covered where it holds numbers, names, addresses and what was said', () => {
    expect(
      masked({
        type: 'telephony.complete',
        data: {
          call_id: 987654321,
          from_number: '+14155550199',
          phone: 14155550199,
          direction: 'inbound',
          start_time: '2026-11-21T17:33:12.256Z',
          recording_url: 'https://recordings.example.com/1.mp3',
          transcripts: [
            { role: 'user', content_type: 'text', content: 'I am "Okafor".', start_ms: 600 },
            { role: 'tool', content: { arguments: { last_name: 'Okafor' } } },
          ],
          caller: { name: 'Ann', vip: true, address: { city: 'Oslo', floor: 3 } },
          arguments: '{"last_name":"Okafor"}',
          voice: 'en-US-James1',
        },
      }),
    ).toEqual({
      type: 'telephony.complete',
      data: {
        call_id: 987654321,
        from_number: '+1 ••• ••• ••99',
        phone: '••• ••• ••99',
        direction: 'inbound',
        start_time: '2026-11-21T17:33:12.256Z',
        recording_url: '••••',
        transcripts: [
          { role: 'user', content_type: 'text', content: '••••', start_ms: 600 },
          { role: 'tool', content: { arguments: { last_name: '••••' } } },
        ],
        caller: { name: '••••', vip: true, address: { city: '••••', floor: '••••' } },
        arguments: '{"last_name":"••••"}',
        voice: 'en-US-James1',
      },
    })
  })

  it('keeps the names of tools and voices, and every sign that hides nobody', () => {
    const text = '{ "tools" : [ {"function":{"name":"look_up" }} ],\n "n": 1.50e3, "e":"\\u00e9", "x":[ ] }\n'
    expect(maskJson(text)).toBe(text)
  })

  it('is covered when it was cut off, also within a string, and when a number is written in escapes', () => {
    expect(maskJson('{"data":{"from_number": "+1415555')).toBe('{"data":{"from_number": "+1 ••• •55"')
    expect(maskJson('{"transcripts":[{"content":"I am Oka')).toBe('{"transcripts":[{"content":"••••"')
    expect(maskJson('{"a":"\\u002b14155550199"}')).toBe('{"a":"+1 ••• ••• ••99"}')
  })

  // What grows with the square of a megabyte does not end.
  it('takes a megabyte of anything in its stride', { timeout: 40_000 }, () => {
    const texts = [
      '{"a":'.repeat(2e5),
      '['.repeat(1e6),
      `{"a":"${'x\\"'.repeat(3e5)}`,
      `"${'1'.repeat(1e6)}"`,
      ' 1'.repeat(5e5),
    ]
    for (const text of texts) {
      const before = performance.now()
      maskJson(text)
      maskText(text)
      expect(performance.now() - before).toBeLessThan(15_000)
    }
  })
})

describe('a capture', () => {
  const recode: Recode = (base64, mask) => {
    const bytes = Buffer.from(base64, 'base64')
    return bytes.includes(255) ? null : Buffer.from(mask(bytes.toString())).toString('base64')
  }
  const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64')

  it('shows neither who called nor what was said anywhere', () => {
    const secrets = ['h11gx5p5zbg1', '+14155550199', '4155550199', 'Okafor', 'ann@example.com', 'sk_live_1']
    const detail = maskDetail(
      {
        summary: sampleSummary(1, {
          from: '+14155550199',
          tags: ['ask +14155550199'],
          verdict: { ...sampleSummary(1).verdict, warnings: ['no row for +14155550199'] },
          outcome: { source: 'forward', status: 200, handlerProblem: 'asked ann@example.com' },
        }),
        request: {
          method: 'POST',
          path: '/h/h11gx5p5zbg1?phone=%2B14155550199&name=Okafor&empty=',
          headers: [
            ['Authorization', 'Bearer sk_live_1'],
            ['X-Caller', '+14155550199'],
            ['X-Path', 'https://a.example/h/h11gx5p5zbg1'],
          ],
          bodyBase64: base64('{"data":{"from_number":"+14155550199","caller_name":"Okafor"}}'),
          truncated: false,
        },
        response: { headers: [], bodyBase64: base64(new Uint8Array([255, 1])) },
        answer: {
          id: 'a',
          name: 'VIP +14155550199',
          revision: 1,
          text: '{"prompt":"Call ann@example.com"}',
          previousText: null,
        },
        routing: {
          steps: [{ ruleId: 'r', name: 'VIP +14155550199', result: 'took', why: 'from +14155550199' }],
          end: '',
        },
        note: 'Okafor again',
        replayChanges: null,
      },
      recode,
    )
    const shown = `${JSON.stringify(detail)} ${Buffer.from(detail.request.bodyBase64, 'base64')}`
    for (const secret of secrets) expect(shown).not.toContain(secret)
    expect(detail.request.path).toBe('/h/••••?phone=+1 ••• ••• ••99&name=••••&empty=')
    expect(detail.response.bodyBase64).toBe('')
    expect(detail.summary.callId).toBe('987654321')
  })

  it('shows the same number in the same way in a row and in a body', () => {
    const { from } = maskSummary(sampleSummary(1, { from: '+442079460018' }))
    expect(maskJson('{"from_number":"+442079460018"}')).toBe(`{"from_number":"${from}"}`)
  })
})
