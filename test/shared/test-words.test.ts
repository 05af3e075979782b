import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../core/platforms/adapter.ts'
import { judge } from '../../core/platforms/thunderphone/judge.ts'
import { thunderphone } from '../../shared/platforms/thunderphone/facts.ts'
import { sayTest } from '../../shared/test-words.ts'

const good = '{"prompt":"p","voice":"v"}'

describe('what is said of a negative test', () => {
  it.each([
    [
      { text: good, status: 200, delayMs: 2_000 },
      /fall back .* it waits 2 000 ms, and this comes after 2 000 ms\.$/,
    ],
    [{ text: good, status: 503, delayMs: 0 }, /fall back .* the status is 503\.$/],
    [{ text: '{}', status: 200, delayMs: 0 }, /use the number's own agent, as the answer says\.$/],
    [{ text: '', status: 200, delayMs: 0 }, /fall back .* no body\.$/],
    [{ text: good, status: 204, delayMs: 0 }, /fall back .* no body\.$/],
    [{ text: ' ', status: 200, delayMs: 0 }, /fall back .* no JSON object\.$/],
    [{ text: '<html>', status: 200, delayMs: 0 }, /fall back .* no JSON object\.$/],
    [
      { text: '{"prompt":1,"x":1}', status: 200, delayMs: 1_999 },
      /should reject this config\. Unknown key "x"/,
    ],
    [{ text: good, status: 201, delayMs: 0 }, /nothing wrong\.$/],
  ])('is the platform’s reaction: %j', (content, words) => {
    expect(sayTest('thunderphone', content)).toMatch(words)
  })

  it('is what the verdict says', () => {
    for (const text of [good, '{}', 'null', '{"prompt":1}', '{"prompt":"p","voice":"v","x":1}'])
      for (const status of [200, 201, 302, 500]) {
        const verdict = judge({
          eventType: 'telephony.incoming',
          tool: null,
          source: 'rule',
          status,
          check: thunderphone.checkAnswer(JSON.parse(text)),
          localMs: 1,
          tunnelEstimateMs: 0,
          handlerProblem: null,
          answerProblems: [],
          passedOver: null,
          readable: true,
          voices: null,
        } as Outcome)
        const said = sayTest('thunderphone', { text, status, delayMs: 0 })
        const word = { used: /should use this config/, rejected: /should reject/, fallback: /own agent/ }
        expect(said).toMatch(word[verdict.result as keyof typeof word])
      }
  })
})
