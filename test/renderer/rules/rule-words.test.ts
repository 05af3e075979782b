import { describe, expect, it } from 'vitest'
import { actionWords, dayWords, matcherWords, whenWords } from '../../../renderer/rules/rule-words.ts'
import type { Matcher } from '../../../shared/rules/rule.ts'
import { sampleAnswer } from './sample-answer.ts'

describe('a rule in words', () => {
  it.each<[Matcher, string]>([
    [{ match: 'from', prefix: ['+1415'] }, 'caller begins with +1415'],
    [{ match: 'from', is: ['web'] }, 'caller is a web widget'],
    [
      { match: 'from', is: ['+14155550199'], prefix: ['+44'] },
      'caller is +1 415 555 0199 or caller begins with +44',
    ],
    [{ match: 'to' } as Matcher, 'called number is not chosen yet'],
    [{ match: 'event', is: ['incoming'] }, 'event is incoming'],
    [{ match: 'tool', is: ['a', 'b', 'c', 'd'] }, 'tool is a, b or 2 more'],
    [{ match: 'query', name: 'customer_id' }, '?customer_id is there'],
    [{ match: 'query', name: 'plan', is: ['gold', 'vip'] }, '?plan is “gold” or “vip”'],
    [{ match: 'header', name: 'x-team', is: ['red'] }, 'header x-team is “red”'],
    [{ match: 'body', path: '$.data.n', is: [1, '1', null] }, '$.data.n is 1 or “1” or null'],
    [{ match: 'every', nth: 2 }, 'every 2nd call'],
    [{ match: 'every', nth: 11 }, 'every 11th call'],
    [{ match: 'every', nth: 23 }, 'every 23rd call'],
    [{ match: 'share', experiment: 'greeting', percent: 33.333 }, '33.33 % of “greeting”'],
    [
      {
        match: 'time',
        from: '09:00',
        until: '17:30',
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        zone: 'Europe/Berlin',
      },
      'Mon–Fri 09:00–17:30 Europe/Berlin',
    ],
  ])('says what %j asks', (matcher, words) => {
    expect(matcherWords(matcher)).toBe(words)
  })

  it('names runs of days by their ends, from Monday on, and nothing where it is every day', () => {
    expect(dayWords(['sun', 'sat', 'mon'])).toBe('Mon, Sat, Sun')
    expect(dayWords(['wed', 'thu', 'fri', 'mon'])).toBe('Mon, Wed–Fri')
    expect(dayWords(['fri', 'sat', 'sun'])).toBe('Fri–Sun')
    expect(dayWords(undefined)).toBe('')
  })

  it('says which calls a rule without conditions is for', () => {
    expect(whenWords({ when: [] })).toBe('every call that waits for an answer')
  })

  it('names an answer by its name, whether the rule has its id or its name', () => {
    const answers = [sampleAnswer('a1', 'VIP concierge')]
    expect(actionWords({ do: 'answer', answer: 'a1' }, answers, null)).toBe('gives “VIP concierge”')
    expect(actionWords({ do: 'answer', answer: 'VIP concierge' }, answers, null)).toBe(
      'gives “VIP concierge”',
    )
    expect(actionWords({ do: 'breakpoint', answer: 'a1' }, answers, null)).toBe(
      'stops at a breakpoint, “VIP concierge” ready',
    )
    expect(actionWords({ do: 'forward' }, answers, 'http://localhost:3000/')).toBe(
      'forwards to localhost:3000',
    )
    expect(actionWords({ do: 'forward' }, answers, null)).toBe('forwards to your handler (none is set)')
  })
})
