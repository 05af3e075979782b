import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { fictionalAreas, fictionalRanges } from './fictional-numbers.ts'

const foreignDigit = /(?![0-9])\p{Nd}/u
const foreignDigits = /(?![0-9])\p{Nd}/gu

/** Digits of any script as 0 to 9, each in its place. */
export const plainDigits = (text: string): string =>
  foreignDigit.test(text)
    ? text.replace(foreignDigits, digit => {
        const code = digit.codePointAt(0) ?? 0
        let value = 0
        while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
        return digit.length === 1 ? String(value) : digit
      })
    : text

export const digitsOf = (text: string): string => plainDigits(text).replace(/\D/g, '')

/** A number in all its digits, taken apart. */
interface Parts {
  readonly code: string
  readonly national: string
  readonly country: string | undefined
}

const partsByDigits = new Map<string, Parts | null>()

/** Null for digits that begin with no calling code. @param digits of E.164, without its plus */
export const partsOf = (digits: string): Parts | null => {
  const known = partsByDigits.get(digits)
  if (known !== undefined) return known
  if (partsByDigits.size > 50_000) partsByDigits.clear()
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  const parts = parsed
    ? {
        code: String(parsed.countryCallingCode),
        // As long as it is written: a trunk zero that does not belong there counts as well.
        national: digits.slice(String(parsed.countryCallingCode).length),
        country: parsed.country,
      }
    : null
  partsByDigits.set(digits, parts)
  return parts
}

export const isValid = (digits: string): boolean =>
  parsePhoneNumberFromString(`+${digits}`)?.isValid() === true

/** Of a number as people of that country write it; null where it is none. */
export const nationalIn = (digits: string, country: string): string | null => {
  const parsed = parsePhoneNumberFromString(digits, country as never)
  return parsed?.isValid() ? parsed.number.slice(1) : null
}

const isToll = /^8(?:00|33|44|55|66|77|88)/

/** In North America each country has area codes of its own; those that are of no country we list keep theirs. */
const areasOf = ({ country, national }: Parts): readonly string[] => {
  if (country === 'CA') return fictionalAreas.CA
  if (country === undefined || country === 'US' || isToll.test(national)) return fictionalAreas.US
  return [national.slice(0, 3)]
}

const fromAreas = (parts: Parts, n: number): string | null => {
  const areas = areasOf(parts)
  const area = areas[Math.floor(n / 100) % areas.length]
  return n < areas.length * 100 ? `1${area}55501${String(n % 100).padStart(2, '0')}` : null
}

const fromRanges = ({ code, national }: Parts, n: number): string | null => {
  let left = n
  for (const { prefix, digits, from, count } of fictionalRanges[code] ?? []) {
    if (prefix.length + digits !== national.length) continue
    if (left < count) return `${code}${prefix}${String(from + left).padStart(digits, '0')}`
    left -= count
  }
  return null
}

/** Nobody's, as far as one can tell: as little of it as is needed for its kind, then zeros. */
const fromZeros = ({ code, national }: Parts, n: number): string => {
  const counted = String(n + 1)
  const room = national.length - counted.length
  const made = (kept: number): string =>
    `${code}${national.slice(0, kept)}${counted.padStart(national.length - kept, '0')}`
  for (let kept = 1; kept <= Math.min(room, 6); kept++) if (isValid(made(kept))) return made(kept)
  return made(Math.max(0, Math.min(1, room)))
}

/** What `n` counts in: numbers of one kind take the place of each other. */
export const poolOf = (digits: string): string => {
  const parts = partsOf(digits)
  if (!parts) return `${digits.length}`
  const area = parts.code === '1' ? areasOf(parts)[0] : ''
  return `${parts.code} ${parts.national.length} ${area}`
}

/** The n-th stand-in for a number of E.164: of the same country and the same length. */
export const numberStandIn = (digits: string, n: number): string => {
  const parts = partsOf(digits)
  if (!parts) return `1${String(n + 1).padStart(digits.length - 1, '0')}`.slice(-digits.length)
  const { code, national } = parts
  const fictional = code === '1' && national.length === 10 ? fromAreas(parts, n) : fromRanges(parts, n)
  return fictional ?? fromZeros(parts, n)
}

const areas = new Set([...fictionalAreas.US, ...fictionalAreas.CA])

/** Whether it can be one of ours. @param digits of E.164 */
export const isNumberStandIn = (digits: string): boolean => {
  if (/^\d{3}55501\d\d$/.test(digits.slice(1)) && digits[0] === '1') {
    const area = digits.slice(1, 4)
    return areas.has(area) || partsOf(digits)?.country !== 'US'
  }
  // Of numbers that are too short for a country.
  if (/^10{1,4}\d{1,2}$/.test(digits)) return true
  const parts = partsOf(digits)
  if (!parts) return /^10*\d{1,5}$/.test(digits)
  const { code, national } = parts
  return (
    /^\d{0,6}?0{2,}\d{1,5}$/.test(national) ||
    (fictionalRanges[code] ?? []).some(({ prefix, digits: more, from, count }) => {
      if (!national.startsWith(prefix) || national.length !== prefix.length + more) return false
      const at = Number(national.slice(prefix.length)) - from
      return at >= 0 && at < count
    })
  )
}

/** The digits of a stand-in in the place of those of the original, everything between them as it was. */
export const writtenAs = (written: string, national: string): string => {
  let left = national.length
  const signs = [...written]
  for (let i = signs.length - 1; i >= 0 && left > 0; i--)
    if (/\d/.test(signs[i] ?? '')) signs[i] = national[--left] ?? ''
  return signs.join('')
}
