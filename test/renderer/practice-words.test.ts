import { describe, expect, it } from 'vitest'
import { sayResults } from '../../renderer/actions/place-call.ts'
import type { PracticeResult } from '../../shared/contract.ts'

const result = (change: Partial<PracticeResult> = {}): PracticeResult => ({
  eventType: 'telephony.incoming',
  callId: '1',
  status: 200,
  tookMs: 12,
  reached: 'config',
  result: 'used',
  text: 'The caller reaches the returned agent.',
  ...change,
})

describe('what the caller got', () => {
  it("is said in the simulator's own words for a call or two", () => {
    expect(sayResults([result()])).toBe('The caller reaches the returned agent.')
    expect(sayResults([result(), result({ text: 'Taken.' })])).toBe(
      'The caller reaches the returned agent. Taken.',
    )
  })

  it('is summed up for a flood, with the slowest answer', () => {
    const flood = [
      ...Array.from({ length: 49 }, () => result()),
      result({ reached: 'own-agent', tookMs: 1_999 }),
    ]
    expect(sayResults(flood).replaceAll('\u202F', ' ')).toBe(
      "49 calls got your config, 1 call got the number's own agent. The slowest answer took 1 999 ms.",
    )
  })

  it('is honest about nothing', () => {
    expect(sayResults([])).toBe('The call left no trace.')
  })
})
