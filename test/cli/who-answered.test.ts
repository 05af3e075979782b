import { describe, expect, it } from 'vitest'
import { captureLine, warningLines } from '../../cli/capture-line.ts'
import { maskedNames, ruleNames } from '../../cli/rule-names.ts'
import { whoAnswered } from '../../cli/who-answered.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { sampleSummary } from '../core/captures/sample-capture.ts'
import { rulesOf } from '../core/rules/facts.ts'

const vips = { connectionId: 'practice', rules: [...rulesOf({ id: 'vips', name: 'VIPs' })] }
const rules = ruleNames([vips])
const by = (outcome: Partial<CaptureSummary['outcome']>, names = rules) =>
  whoAnswered(sampleSummary(1, { outcome: { source: 'default', status: 200, ...outcome } }), names)

describe('who answered a call', () => {
  it.each<[string, Partial<CaptureSummary['outcome']>, string | null]>([
    ['a rule, by its name', { source: 'rule', ruleId: 'vips' }, 'rule “VIPs”'],
    ['a rule that is gone, by its id', { source: 'rule', ruleId: 'old' }, 'rule “old”'],
    ['the handler', { source: 'forward' }, 'handler'],
    ['the handler that a rule chose', { source: 'forward', ruleId: 'vips' }, 'rule “VIPs” → handler'],
    ['somebody at the breakpoint', { source: 'breakpoint' }, 'breakpoint'],
    ['somebody whom a rule asked', { source: 'breakpoint', ruleId: 'vips' }, 'rule “VIPs” → breakpoint'],
    ['the deadline, whose glyph says it', { source: 'deadline' }, null],
    ['the deadline, after a rule', { source: 'deadline', ruleId: 'vips' }, 'rule “VIPs”'],
    ['the default answer, although there are rules', {}, 'default'],
    ['nobody', { source: 'refused' }, null],
    ['the own agent, because of the number', { passedOver: 'number' }, null],
  ])('is %s', (_, outcome, words) => {
    expect(by(outcome)).toBe(words)
  })

  it('is named without the number in its name where numbers are covered', () => {
    const named = ruleNames([{ ...vips, rules: [...rulesOf({ id: 'vips', name: 'Ask +14155550199' })] }])
    expect(by({ source: 'rule', ruleId: 'vips' }, named)).toContain('+14155550199')
    expect(by({ source: 'rule', ruleId: 'vips' }, { ...named, ...maskedNames(named) })).toBe(
      'rule “Ask +1 ••• ••• ••99”',
    )
  })

  it('is worth no word when there was only the default answer', () => {
    expect(by({}, ruleNames([]))).toBeNull()
    expect(by({ handlerProblem: 'it refused the connection' }, ruleNames([]))).toBe('default')
    const verdict = { ...sampleSummary(1).verdict, result: 'acknowledged' as const }
    expect(whoAnswered(sampleSummary(1, { verdict }), rules)).toBeNull()
  })

  it('is told by the names of the rules that are in force now, of its own connection', () => {
    const names = ruleNames([vips, { connectionId: 'other', rules: [] }])
    const outcome = { source: 'rule', status: 200, ruleId: 'vips' } as const
    expect(whoAnswered(sampleSummary(1, { outcome, connectionId: 'other' }), names)).toBe('rule “vips”')
    names.learn({ ...vips, rules: [...rulesOf({ id: 'vips', name: 'Guests' })] })
    expect(whoAnswered(sampleSummary(1, { outcome }), names)).toBe('rule “Guests”')
  })

  it('stands at the end of its line, and warnings below it', () => {
    const capture = sampleSummary(1, {
      outcome: { source: 'rule', status: 200, ruleId: 'vips' },
      verdict: { ...sampleSummary(1).verdict, warnings: ['A template of “A\u001b” failed.'] },
    })
    expect(captureLine(capture, rules)).toMatch(/ {2}It should use it\. \[rule “VIPs”\]$/)
    expect(warningLines(capture)).toEqual(['          ! A template of “A\\u001b” failed.'])
  })
})
