import { digitsOf, isValid, nationalIn, partsOf, writtenAs } from './numbers.ts'

const northAmerican = /^[2-9]\d{2}[2-9]\d{6}$/

/** The numbers of an export, however they are written. */
export interface NumberBook {
  note(written: string): void
  /** All its digits, in E.164 where that can be told; the same for all writings of one number. */
  digits(written: string): string
  /** Whether it was noted, in any writing. */
  knows(written: string): boolean
  /** All of them, in order of first sight, once nothing is noted any more. */
  all(): string[]
}

const international = (written: string): string | null => {
  const digits = digitsOf(written)
  if (/^\(?\+/.test(written.trim())) return digits
  if (/^011[2-9]/.test(digits) && digits.length > 11) return digits.slice(3)
  if (/^00[1-9]/.test(digits) && digits.length > 9) return digits.slice(2)
  if (northAmerican.test(digits)) return `1${digits}`
  if (digits.length === 11 && digits[0] === '1' && northAmerican.test(digits.slice(1))) return digits
  return null
}

export const makeNumberBook = (): NumberBook => {
  /** As noted: those that tell their country, and those that need others for it. */
  const whole = new Set<string>()
  const short = new Set<string>()
  const byNational = new Map<string, string>()
  const countries = new Set<string>()
  const resolved = new Map<string, string>()

  const add = (digits: string): void => {
    if (whole.has(digits)) return
    whole.add(digits)
    resolved.clear()
    const parts = partsOf(digits)
    if (!parts) return
    if (!byNational.has(parts.national)) byNational.set(parts.national, digits)
    if (parts.country !== undefined) countries.add(parts.country)
  }

  const resolve = (digits: string): string => {
    if (whole.has(digits)) return digits
    const national = byNational.get(digits) ?? byNational.get(digits.replace(/^0/, ''))
    if (national !== undefined) return national
    for (const country of countries) {
      const found = nationalIn(digits, country)
      if (found !== null) return found
    }
    return digits
  }

  const digits = (written: string): string => {
    const own = international(written)
    if (own !== null) return own
    const bare = digitsOf(written)
    const known = resolved.get(bare)
    if (known !== undefined) return known
    const found = resolve(bare)
    resolved.set(bare, found)
    return found
  }

  return {
    note: written => {
      const own = international(written)
      if (own !== null) return add(own)
      const bare = digitsOf(written)
      if (bare.length >= 11 && bare[0] !== '0' && isValid(bare)) add(bare)
      else short.add(bare)
    },
    digits,
    knows: written => {
      const found = digits(written)
      return whole.has(found) || short.has(found)
    },
    all: () => [...new Set([...whole, ...[...short].map(digits)])],
  }
}

/** Its national part, by which it is found where its country is left out. */
export const nationalOf = (digits: string): string => partsOf(digits)?.national ?? digits

/** A stand-in, written as the original was. @param digits of both */
export const numberWrittenAs = (written: string, original: string, standIn: string): string => {
  const national = nationalOf(original)
  const has = digitsOf(written)
  const length = has.endsWith(national) ? national.length : Math.min(has.length, standIn.length)
  return writtenAs(written, standIn.slice(-length))
}
