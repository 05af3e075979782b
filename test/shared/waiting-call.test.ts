import { describe, expect, it } from 'vitest'
import type { AnswerState } from '../../shared/answer.ts'
import type { WaitingCall } from '../../shared/breakpoint.ts'
import {
  candidateWords,
  pinnedFor,
  stoppedBy,
  tenths,
  toggledNext,
  waitingCaller,
  waitingMs,
  waitingOf,
} from '../../shared/waiting-call.ts'
import { sampleAnswer } from '../support/sample-answer.ts'
import { sampleWaiting } from '../support/sample-waiting.ts'

const answer = (id: string, change: Partial<AnswerState> = {}) =>
  sampleAnswer(id, { pinned: true, ...change })

describe('a waiting call', () => {
  it.each<[string, Partial<WaitingCall>, string]>([
    ['its number', {}, '+1 415 555 0199'],
    ['the web', { from: 'web' }, 'web'],
    ['its call where there is no number', { from: null }, 'call 7'],
    ['its event where nothing else is known', { from: null, callId: null }, 'telephony.incoming'],
    ['nobody', { from: null, callId: null, eventType: null }, 'unknown caller'],
    ['its tool', { tool: 'lookup_order' }, 'tool lookup_order'],
  ])('is named after %s', (_what, change, words) => {
    expect(waitingCaller(sampleWaiting(1, change))).toBe(words)
  })

  it('says why it stopped and what Send gives', () => {
    expect(stoppedBy(sampleWaiting(1))).toBe('stopped by the armed breakpoint')
    expect(stoppedBy(sampleWaiting(1, { ruleName: 'VIP callers' }))).toBe('stopped by rule “VIP callers”')
    expect(candidateWords(sampleWaiting(1))).toBe('VIP concierge, rev 7')
    const own = { answerId: null, name: 'Your own agent', revision: null }
    expect(candidateWords(sampleWaiting(1, { candidate: own }))).toBe('Your own agent')
  })

  it('never has less than no time left, and never shows more than there is', () => {
    const call = sampleWaiting(1)
    const by = Date.parse(call.answerBy)
    expect(waitingMs(call, by - 1_850)).toBe(1_850)
    expect(waitingMs(call, by + 5_000)).toBe(0)
    expect([1_850, 1_899, 100, 99, 0, -3].map(tenths)).toEqual(['1.8', '1.8', '0.1', '0.0', '0.0', '0.0'])
  })

  it('offers the pinned answers of its platform and kind under nine keys, in the order of the list', () => {
    const many = Array.from({ length: 12 }, (_, i) => answer(`a${i + 1}`))
    const answers = [
      answer('loose', { pinned: false }),
      answer('reply', { kind: 'tool' }),
      answer('broken', { kind: 'test' }),
      ...many,
    ]
    const ids = (call: WaitingCall) => pinnedFor(call, answers, 'thunderphone').map(a => a.id)
    expect(ids(sampleWaiting(1))).toEqual(['broken', ...many.slice(0, 8).map(a => a.id)])
    expect(ids(sampleWaiting(1, { tool: 'lookup_order' }))).toEqual(['reply'])
  })
})

describe('waiting calls', () => {
  it('stand in order of arrival, whichever connection they came in on', () => {
    const breakpoints = [
      { connectionId: 'practice', armed: 'all' as const, waiting: [sampleWaiting(2), sampleWaiting(4)] },
      { connectionId: 'thunderphone', armed: 'off' as const, waiting: [sampleWaiting(1), sampleWaiting(3)] },
    ]
    expect(waitingOf(breakpoints).map(w => w.call.id)).toEqual(['w-1', 'w-2', 'w-3', 'w-4'])
    expect(waitingOf([])).toEqual([])
  })
})

describe('arming for the next call', () => {
  it('arms, and disarms what is armed already', () => {
    expect(['off' as const, 'next' as const, 'all' as const].map(toggledNext)).toEqual(['next', 'off', 'off'])
  })
})
