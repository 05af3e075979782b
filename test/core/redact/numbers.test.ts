import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { fictionalAreas } from '../../../core/redact/fictional-numbers.ts'
import { numberStandIn } from '../../../core/redact/numbers.ts'
import { redactOnce } from '../../../core/redact/redaction.ts'

const text = (written: string): string =>
  redactOnce({ keep: [], cover: [] }, redact => redact.text(written, ''))

describe('the stand-in of a number', () => {
  it.each([
    '14155550199',
    '16135550123',
    '18765551234',
    '442079460018',
    '447912345678',
    '61291234567',
    '61412345678',
    '33142345678',
    '4930901820123',
    '493090182012',
    '46812345678',
    '31612345678',
    '390612345678',
    '34612345678',
    '819012345678',
    '919812345678',
    '5511912345678',
  ])('is valid, of the same country and length, and another each time: %s', digits => {
    const was = parsePhoneNumberFromString(`+${digits}`)
    const made = [0, 1, 57, 250].map(n => numberStandIn(digits, n))
    expect(new Set(made).size).toBe(made.length)
    for (const one of made) {
      const number = parsePhoneNumberFromString(`+${one}`)
      expect([one, number?.isValid(), number?.country]).toEqual([one, true, was?.country])
      expect(one).toHaveLength(digits.length)
    }
  })

  it('is of a real area code of its country', () => {
    for (const [country, codes] of Object.entries(fictionalAreas))
      for (const code of codes)
        expect([code, parsePhoneNumberFromString(`+1${code}5550123`)?.country]).toEqual([code, country])
  })

  it('is written as the number was, in each of its writings', () => {
    expect(
      text('+1 (415) 555-0199, 415-555-0199, (415) 555-0199, 4155550199; +44 20 7123 4567 or 020 7123 4567'),
    ).toBe('+1 (201) 555-0100, 201-555-0100, (201) 555-0100, 2015550100; +44 20 7946 0000 or 020 7946 0000')
  })

  it('is never a number that stands in the same export', () => {
    expect(text('+12015550100 and +12015550101 and +14155550199')).not.toMatch(/\+1201555010[01]\b|415/)
  })

  it('stays as it is when everything is one already', () => {
    const once = text('+14155550199, +493090182012, eve@planted.example')
    expect(text(once)).toBe(once)
  })
})
