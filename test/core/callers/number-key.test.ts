import { describe, expect, it } from 'vitest'
import { numberColumn, numberKey, whyNoNumber } from '../../../core/callers/number-key.ts'

describe('a number', () => {
  it.each([
    '+14155550199',
    '+1 (415) 555-0199',
    '14155550199',
    '0014155550199',
    '00 1 415 555 0199',
    ' +1.415.555.0199 ',
    '+1\u00a0415\u00a0555\u00a00199',
    '+1 415/555/0199',
    'tel:+14155550199',
    "'+14155550199",
  ])('is the same one as %j', text => expect(numberKey(text)).toBe('14155550199'))

  it.each(['web', 'WEB', ' Web '])('can be the widget’s: %j', text => expect(numberKey(text)).toBe('web'))

  it.each(['', '  ', 'Ada', '+1415x', '12', '0151 2345678', '1.41556E+10', '+1415\u0000', '١٢٣'])(
    'is none: %j',
    text => expect(numberKey(text)).toBeNull(),
  )

  it('that is none says why', () => {
    expect(whyNoNumber(' ')).toBe('has no number')
    expect(whyNoNumber('Ada')).toBe('has “Ada”, which is no phone number')
    expect(whyNoNumber('0151 2345678')).toBe('has “0151 2345678”, a number without its country code')
    expect(whyNoNumber('1.41556E+10')).toMatch(/a spreadsheet has rounded/)
    expect(whyNoNumber('x'.repeat(10_000)).length).toBeLessThan(100)
  })
})

describe('the column of the number', () => {
  it.each([
    [['name', 'number'], 1],
    [['Name', ' Phone '], 1],
    [['from', 'number'], 1],
    [['from_number', 'caller'], 1],
    [['a', 'FROM_NUMBER'], 1],
    [['a', 'b'], -1],
    [[], -1],
  ])('of %j is %i', (names, index) => expect(numberColumn(names)).toBe(index))
})
