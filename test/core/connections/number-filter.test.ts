import { describe, expect, it } from 'vitest'
import { numberFilter } from '../../../core/connections/number-filter.ts'

describe('a connection that is limited to numbers', () => {
  it('takes everything when no number is named', () => {
    expect(numberFilter([])({ from: '+14155550100', to: null })).toBe('ours')
    expect(numberFilter(['  '])({ from: null, to: null })).toBe('ours')
  })

  it.each([
    ['+14155550100', '+14155550100', '+15550000000'],
    ['+1 (415) 555-0100', '+14155550100', '+15550000000'],
    ['14155550100', '+15550000000', '+14155550100'],
    ['WEB', 'web', '+15550000000'],
  ])('takes calls from and to %s', (number, from, to) => {
    expect(numberFilter([number])({ from, to })).toBe('ours')
  })

  it('takes no call between other numbers, however alike they are', () => {
    const takes = numberFilter(['+14155550100', 'web'])
    for (const other of ['+141555501001', '+1415555010', '4155550100', 'webb', ''])
      expect(takes({ from: other, to: '+15550000000' })).toBe('not-ours')
  })

  it('cannot tell of a delivery that names no number', () => {
    expect(numberFilter(['+14155550100'])({ from: null, to: null })).toBe('unknown')
  })
})
