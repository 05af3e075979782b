import { describe, expect, it } from 'vitest'
import { issueAt, ruleIssues } from '../../../renderer/rules/rule-issues.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { sampleAnswer, sampleRule } from './sample-answer.ts'

const answers = [sampleAnswer('a1', 'VIP concierge')]
const issuesOf = (...rules: Rule[]) => ruleIssues(rules, answers)

describe('what is wrong with rules', () => {
  it('finds nothing in rules that are whole', () => {
    expect(issuesOf(sampleRule('one'), sampleRule('two', { when: [{ match: 'every', nth: 2 }] }))).toEqual([])
  })

  it('says each problem at its own place', () => {
    const issues = issuesOf(
      sampleRule('one', { name: ' ' }),
      sampleRule('two', {
        when: [
          { match: 'from' } as Rule['when'][number],
          { match: 'time', from: '9', until: '17:00', zone: 'Mars/Olympus' },
          { match: 'share', experiment: '', percent: Number.NaN },
        ],
        action: { do: 'forward', to: 'localhost:3000' },
      }),
    )
    expect(issueAt(issues, 'one', 'name')).toBe('Write something here.')
    expect(issueAt(issues, 'two', 'when', 0)).toBe('Name a number, or how it begins.')
    expect(issueAt(issues, 'two', 'when', 1, 'from')).toMatch(/time such as 09:30/)
    expect(issueAt(issues, 'two', 'when', 1, 'zone')).toMatch(/time zone such as UTC/)
    expect(issueAt(issues, 'two', 'when', 2, 'experiment')).toBe('Write something here.')
    expect(issueAt(issues, 'two', 'when', 2, 'percent')).toBe('Write a number.')
    expect(issueAt(issues, 'two', 'action', 'to')).toMatch(/begins with http/)
    expect(issueAt(issues, 'one', 'when')).toBeUndefined()
  })

  it('asks for an answer where none is chosen, or one that there is not', () => {
    expect(
      issueAt(issuesOf(sampleRule('one', { action: { do: 'answer', answer: '' } })), 'one', 'action'),
    ).toBe('Choose an answer.')
    const gone = issuesOf(sampleRule('one', { action: { do: 'breakpoint', answer: 'gone' } }))
    expect(issueAt(gone, 'one', 'action', 'answer')).toMatch(/no answer “gone”/)
  })

  it('finds what rules are among each other: too large shares, paths that are none', () => {
    const share = (percent: number): Rule['when'] => [{ match: 'share', experiment: 'x', percent }]
    const over = issuesOf(sampleRule('one', { when: share(60) }), sampleRule('two', { when: share(60) }))
    expect(issueAt(over, 'two', 'when', 0, 'percent')).toMatch(/more than 100/)
    const path = issuesOf(sampleRule('one', { when: [{ match: 'body', path: '$.data.' }] }))
    expect(issueAt(path, 'one', 'when', 0, 'path')).toMatch(/JSON path/)
  })
})
