import { describe, expect, it } from 'vitest'
import type { CaptureSummary } from '../../../shared/capture.ts'
import { matcherOf } from '../../../shared/filter/match-filter.ts'
import { parseFilter } from '../../../shared/filter/parse-filter.ts'
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
  ])('understands %s', (filter, expected) => {
    expect(parseFilter(filter).problem).toBeNull()
    expect(matches(filter)).toBe(expected)
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
  ])('says what is wrong with %s and applies the rest', (bad, words) => {
    const { terms, problem } = parseFilter(`${bad} type:incoming`)
    expect(problem).toContain(words)
    expect(terms).toEqual([{ key: 'type', value: 'incoming', not: false }])
  })

  it('is calm while a quote is still open', () => {
    expect(parseFilter('"two wor').terms).toEqual([{ key: 'text', value: 'two wor', not: false }])
  })
})
