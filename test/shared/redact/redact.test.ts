import { describe, expect, it } from 'vitest'
import { makeRedactor } from '../../../shared/redact/redact.ts'

describe('what is covered', () => {
  it.each([
    ['call +14155550199 now', 'call +14155550100 now'],
    ['call +1 (415) 555-0199 now', 'call +14155550100 now'],
    ['(415) 555-0199', '+14155550100'],
    ['mail to a.b+c@mail.example.co.uk!', 'mail to person1@example.com!'],
    ['with sk_live_abcdefgh12345678', 'with [token 1]'],
    ['whsec_c2VjcmV0IG9m', '[token 1]'],
    ['Bearer abc.def', '[token 1]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_def', '[token 1]'],
    ['see https://files.example/x?sig=1, please', 'see https://example.com/covered-1 please'],
    ['sent to /h/abcdefghijklmnopqrst?x', 'sent to [token 1]?x'],
    ['from=%2B14155550199&mail=eve%40a.example', 'from=+14155550100&mail=person1@example.com'],
  ])('in words: %s', (text, covered) => {
    expect(makeRedactor().text(text)).toBe(covered)
  })

  it.each([
    '2026-11-21T19:06:15Z',
    '212 ms of 2000 ms',
    'telephony.incoming',
    'caller-hangup',
    'en-US-James1',
  ])('is not what says nothing of anybody: %s', text => {
    expect(makeRedactor().text(text)).toBe(text)
  })

  it('is not looked for once for each sign of a long word', () => {
    const from = performance.now()
    // Neither a token, nor an e-mail, nor written as in a URL: each pattern looks for it to the end.
    makeRedactor().text('.'.repeat(200_000))
    expect(performance.now() - from).toBeLessThan(5_000)
  })

  it('is what a field told of, wherever else it stands', () => {
    const known = [
      { pointer: '', kind: 'name', original: 'Eve Adams' },
      { pointer: '', kind: 'number', original: '+49 30 901820' },
    ] as const
    const redactor = makeRedactor({ known })
    expect(redactor.payload({ note: 'Eve Adams, tel:4930901820x', ani: 4930901820 })).toEqual({
      note: 'Person 1, tel:14155550100x',
      ani: 14155550100,
    })
  })

  it('is reported with its place and kind', () => {
    const found: object[] = []
    makeRedactor({ report: one => found.push(one) }).payload({ 'a/b': [{ to: '+14155550199' }] }, '/body')
    expect(found).toEqual([{ pointer: '/body/a~1b/0/to', kind: 'number', original: '+14155550199' }])
  })

  it('is the same for the same original, however it is written, and another for another', () => {
    const redactor = makeRedactor()
    const covered = redactor.payload({
      from_number: '+14155550199',
      to_number: '+16505550123',
      note: 'from +1 415 555 0199, not from eve@a.example but bob@a.example',
      again: 'eve@a.example',
    })
    expect(covered).toEqual({
      from_number: '+14155550100',
      to_number: '+14155550101',
      note: 'from +14155550100, not from person1@example.com but person2@example.com',
      again: 'person1@example.com',
    })
    expect(redactor.text('+14155550199')).toBe('+14155550100')
  })

  it('goes by the names of fields where the shape says nothing', () => {
    const payload = {
      call_id: 987654321,
      from_number: 14155550199,
      to_number: 'web',
      customer_name: 'Eve Adams',
      voice: 'en-US-James1',
      client_secret: 'short',
      transcripts: [{ role: 'user', content_type: 'text', content: 'My password is hunter2', start_ms: 10 }],
    }
    expect(makeRedactor().payload(payload)).toEqual({
      call_id: 987654321,
      from_number: 14155550100,
      to_number: 'web',
      customer_name: 'Person 1',
      voice: 'en-US-James1',
      client_secret: '[token 1]',
      transcripts: [{ role: 'user', content_type: 'text', content: '[4 words covered]', start_ms: 10 }],
    })
  })

  it('is all that --mask covers: however a field is spelled, and whatever is below it', () => {
    const payload = {
      callerName: 'Eve Adams',
      patient_name: 'Eve Adams',
      fromNumber: '020 79460018',
      address: { city: 'Oslo', floor: 3 },
      transcripts: [{ role: 'user', words: [{ word: 'hunter2' }], raw: 'My password' }],
      arguments: '{"last_name":"Adams","tool":{"name":"look_up"}}',
      tools: [{ function: { name: 'look_up' } }],
    }
    expect(makeRedactor().payload(payload)).toEqual({
      callerName: 'Person 1',
      patient_name: 'Person 1',
      fromNumber: '+14155550100',
      address: { city: 'Person 2', floor: 'Person 3' },
      transcripts: [{ role: 'user', words: [{ word: '[1 word covered]' }], raw: '[2 words covered]' }],
      arguments: '{"last_name":"Person 4","tool":{"name":"look_up"}}',
      tools: [{ function: { name: 'look_up' } }],
    })
  })

  it('is every value of a query', () => {
    const redactor = makeRedactor()
    expect(['Okafor', '+14155550199', ''].map(value => redactor.field('customer', value))).toEqual([
      '[token 1]',
      '+14155550100',
      '',
    ])
  })

  it('is found in no time in what looks like an address nearly to its end', () => {
    const before = performance.now()
    makeRedactor().text('a'.repeat(65_000))
    expect(performance.now() - before).toBeLessThan(500)
  })
})
