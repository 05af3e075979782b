import { describe, expect, it } from 'vitest'
import type { CaptureSummary } from '../../../shared/capture.ts'
import { matcherOf } from '../../../shared/filter/match-filter.ts'
import { needsSearch, parseFilter, textTerms } from '../../../shared/filter/parse-filter.ts'
import { sampleCapture } from '../../renderer/sample-capture.ts'

const matches = (filter: string, change: Partial<CaptureSummary> = {}): boolean =>
  matcherOf(parseFilter(filter).terms)(sampleCapture(1, change))

describe('a filter', () => {
  it('lets everything pass when it is empty', () => {
    expect(parseFilter('   ')).toEqual({ terms: [], problem: null })
    expect(matches('')).toBe(true)
  })

  it.each([
    ['type:incoming', true],
    ['type:complete', false],
    ['verdict:used', true],
    ['verdict:fall', false],
    ['from:+1415', true],
    ['from:"+1 415 555"', true],
    ['from:+49', false],
    ['to:5551234', true],
    ['call:1001', true],
    ['source:default', true],
    ['source:forward', false],
    ['signature:verified', true],
    ['slower:39', true],
    ['slower:40ms', false],
    ['after:2000-01-31', true],
    ['after:2999-01-31T12:30', false],
    ['-after:2999-01-31', true],
    ['TYPE:Incoming', true],
    ['-type:incoming', false],
    ['-type:complete', true],
    ['before:2999-01-31', true],
    ['before:7d', Date.parse('2026-03-01T12:04:31Z') < Date.now() - 7 * 86_400_000],
    ['after:7d', Date.parse('2026-03-01T12:04:31Z') >= Date.now() - 7 * 86_400_000],
    ['slower:0.03s', true],
    ['faster:50', true],
    ['faster:40', false],
    ['status:200', true],
    ['status:2xx', true],
    ['status:none', false],
    ['-status:5xx', true],
    ['answer:vip', true],
    ['answer:other', false],
    ['rule:vip', false],
    ['tool:book', false],
    ['tag:odd', false],
    ['note:x', false],
    ['-note:x', true],
    ['is:practice', true],
    ['is:blocking', true],
    ['is:failed', false],
    ['is:pinned', false],
  ])('understands %s', (filter, expected) => {
    expect(parseFilter(filter).problem).toBeNull()
    expect(matches(filter)).toBe(expected)
  })

  it.each([
    ['is:pinned', { pinned: true }],
    ['is:noted', { noted: true }],
    ['note:anything', { noted: true }],
    ['is:changed', { drift: 2 }],
    ['is:duplicate', { duplicateOf: 'capture-0' }],
    ['is:replay', { replayOf: 'capture-0' }],
    ['is:late', { outcome: { source: 'forward', status: 200, lateHandlerMs: 2_400 } }],
    ['is:late', { outcome: { source: 'refused', status: null, arrivedLate: true } }],
    ['is:failed', { outcome: { source: 'deadline', status: 200 } }],
    ['is:failed', { verdict: { result: 'will-retry', reason: 'status', certainty: 'documented', text: '' } }],
    ['tag:"odd one"', { tags: ['Odd One'] }],
    ['tool:book', { tool: 'book_table' }],
    ['rule:r1', { outcome: { source: 'rule', status: 200, ruleId: 'r1' } }],
    ['status:none', { outcome: { source: 'refused', status: null } }],
    ['from:web', { from: 'web' }],
  ] satisfies [string, Partial<CaptureSummary>][])(
    'finds by %s what has it and nothing else',
    (filter, change) => {
      expect([matches(filter, change), matches(`-${filter}`, change)]).toEqual([
        true,
        filter.startsWith('note:'),
      ])
      expect(matches(filter)).toBe(false)
    },
  )

  it('knows answers and rules by their names where those are given', () => {
    const names = { answer: () => 'VIP concierge', rule: () => undefined }
    const { terms } = parseFilter('answer:concierge')
    expect(matcherOf(terms, names)(sampleCapture(1))).toBe(true)
    expect(matcherOf(terms)(sampleCapture(1))).toBe(false)
  })

  it('says which words to mark, and when rows alone cannot tell', () => {
    const filter = parseFilter('Two -three "four five" type:incoming')
    expect(textTerms(filter)).toEqual(['two', 'four five'])
    expect(needsSearch(filter.terms)).toBe(true)
    expect(needsSearch(parseFilter('verdict:used from:+1').terms)).toBe(false)
  })

  it('takes the last word for a beginning, unless it stands in quotes', () => {
    expect(matches('shou')).toBe(true)
    expect(matches('"should us"')).toBe(false)
    expect(matches('"should use"')).toBe(true)
    expect(matches('hould')).toBe(false)
  })

  it('means a day of this machine by a date, and today by a time of day', () => {
    const epochs = (filter: string) =>
      parseFilter(filter).terms.map(term => 'epochMs' in term && term.epochMs)
    expect(epochs('after:2026-03-01')).toEqual([new Date(2026, 2, 1).getTime()])
    const noon = new Date().setHours(12, 30, 0, 0)
    expect(epochs('before:12:30')).toEqual([noon])
  })

  it('asks for all of its terms at once', () => {
    expect(matches('type:incoming verdict:used')).toBe(true)
    expect(matches('type:incoming verdict:rejected')).toBe(false)
  })

  it('takes other words as free text over what a row knows', () => {
    expect(matches('telephony')).toBe(true)
    expect(matches('"should use"')).toBe(true)
    expect(matches('+1 (415)')).toBe(true)
    expect(matches('41:55')).toBe(false)
    expect(matches('4155550199')).toBe(true)
    expect(matches('nowhere')).toBe(false)
  })

  it('finds deadline answers and unsigned deliveries by the words of the list', () => {
    const late = { outcome: { source: 'deadline', status: 200 } } as const
    expect(matches('verdict:deadline', late)).toBe(true)
    const refused = { result: 'refused', reason: 'signature', certainty: 'documented', text: '' } as const
    expect(matches('verdict:unsigned', { signature: { status: 'missing' }, verdict: refused })).toBe(true)
    expect(matches('verdict:unsigned')).toBe(false)
  })

  it('does not take a time or an address for a token', () => {
    expect(parseFilter('12:04').problem).toBeNull()
    expect(parseFilter('https://example.com').problem).toBeNull()
  })

  it.each([
    ['colour:red', '"colour:" is no filter'],
    ['verdict:', 'needs a value'],
    ['verdict:brilliant', 'matches nothing'],
    ['slower:soon', 'is no time'],
    ['after:lunch', 'is no time'],
    ['before:25:00', 'is no time'],
    ['status:ok', 'is no status'],
    ['is:brilliant', 'matches nothing'],
    ['note:"--"', 'has no word to look for'],
    ['from:""', 'needs a value'],
  ])('says what is wrong with %s and applies the rest', (bad, words) => {
    const { terms, problem } = parseFilter(`${bad} type:incoming`)
    expect(problem).toContain(words)
    expect(terms).toEqual([{ key: 'type', value: 'incoming', not: false }])
  })

  it('is calm while a quote is still open', () => {
    expect(parseFilter('"two wor').terms).toEqual([{ key: 'text', value: 'two wor', not: false }])
  })
})
