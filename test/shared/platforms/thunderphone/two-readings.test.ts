import { describe, expect, it } from 'vitest'
import { readAnswer as readAsReceiver } from '../../../../core/answers/read-answer.ts'
import { judge } from '../../../../core/platforms/thunderphone/judge.ts'
import { readAnswer as readAsPlatform } from '../../../../core/simulator/read-answer.ts'
import { thunderphone } from '../../../../shared/platforms/thunderphone/facts.ts'
import { changedConfig, changedText, random } from '../../random.ts'

/** The receiver's check and the simulator are written apart from the same documents: where they differ, one is wrong. */
const agree = (body: Buffer): boolean => {
  const check = readAsReceiver(thunderphone, [], body)
  const taken = check.kind === 'config' && !check.findings.some(f => f.severity === 'error')
  const reading = readAsPlatform(200, body)
  const verdict = judge({
    eventType: 'telephony.incoming',
    tool: null,
    source: 'forward',
    status: 200,
    check,
    localMs: 1,
    tunnelEstimateMs: 0,
    handlerProblem: null,
    answerProblems: [],
    passedOver: null,
    readable: true,
    voices: null,
  })
  expect(reading.reached, body.toString()).toBe(taken ? 'config' : 'own-agent')
  expect(reading.result, body.toString()).toBe(verdict.result)
  return taken
}

describe('the receiver and the simulator agree on', () => {
  it('two thousand configs with some changes', () => {
    let taken = 0
    for (let seed = 0; seed < 2_000; seed++)
      if (agree(Buffer.from(JSON.stringify(changedConfig(random(seed)))))) taken += 1
    expect(taken).toBeGreaterThan(500)
    expect(taken).toBeLessThan(1_500)
  })

  it('a thousand texts that were typed badly', () => {
    for (let seed = 0; seed < 1_000; seed++) {
      const dice = random(seed)
      agree(Buffer.from(changedText(JSON.stringify(changedConfig(dice)), dice)))
    }
  })

  it.each([
    ['bytes that are not UTF-8', Buffer.from('{"prompt":"\xff","voice":"x"}', 'latin1')],
    ['a byte order mark', Buffer.from('\uFEFF{"prompt":"x","voice":"x"}')],
    ['UTF-16', Buffer.from('{"prompt":"x","voice":"x"}', 'utf16le')],
    ['no body', Buffer.alloc(0)],
    ['a NUL after it', Buffer.from('{"prompt":"x","voice":"x"}\0')],
  ])('%s', (_, body) => {
    expect(agree(body)).toBe(false)
  })
})
