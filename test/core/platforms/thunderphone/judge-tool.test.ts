import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../../core/answers/read-answer.ts'
import type { Outcome } from '../../../../core/platforms/adapter.ts'
import { platformAdapter } from '../../../../core/platforms/registry.ts'

const adapter = platformAdapter('thunderphone')

const verdictOf = (body: string, change: Partial<Outcome> = {}) =>
  adapter.judge({
    eventType: 'tool.call',
    tool: 'find_booking',
    source: 'rule',
    status: 200,
    handlerProblem: null,
    answerProblems: [],
    passedOver: null,
    readable: true,
    check: readAnswer({ checkAnswer: adapter.checkToolReply }, [], Buffer.from(body)),
    localMs: 12_000,
    tunnelEstimateMs: 0,
    voices: null,
    ...change,
  })

describe('the verdict of a function tool', () => {
  it.each([
    ['{"booking":"NW-1"}', {}, 'acknowledged tool-reply'],
    ['[1, 2]', {}, 'acknowledged tool-reply'],
    ['"yes"', {}, 'acknowledged tool-reply'],
    ['{"error":"no such booking"}', {}, 'acknowledged tool-error'],
    ['hello', {}, 'rejected not-json'],
    ['', {}, 'rejected not-json'],
    ['{}', { status: 500 }, 'rejected status'],
    ['{}', { status: null }, 'rejected sender-gone'],
    ['{}', { handlerProblem: 'nothing listens there' }, 'rejected handler'],
    ['{}', { status: 401, source: 'refused' }, 'refused signature'],
  ] as const)('%s %j is %s', (body, change, expected) => {
    const { result, reason } = verdictOf(body, change)
    expect(`${result} ${reason}`).toBe(expected)
  })

  it('names the tool whose reply the model gets', () => {
    expect(verdictOf('{}').text).toBe('ThunderPhone should give the reply of find_booking to the model.')
  })
})

describe('a call of a function tool', () => {
  it('is of the call that its header names, where there is one', () => {
    expect(adapter.describeTool([['x-ThunderPhone-Call-ID', '9876']]).callId).toBe('9876')
    expect(adapter.describeTool([]).callId).toBeNull()
  })
})
