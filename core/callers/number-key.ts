import { phoneDigits } from '../../shared/phone.ts'

/**
 * A number by its digits, however it is spaced or written: +1 (415) 555-0199, 0014155550199 and 14155550199 are the same
 * one. `web` is the caller of every widget. Null for what is no number, or has no country code: platforms give every
 * number with one, so it would never be found.
 */
export const numberKey = (text: string): string | null => {
  const number = text.trim().replace(/^'|^tel:/i, '')
  if (/^web$/i.test(number)) return 'web'
  if (!/^\+?[\d\s()./-]+$/.test(number)) return null
  const digits = phoneDigits(number)
  return digits.length >= 3 && !digits.startsWith('0') ? digits : null
}

/** Names of the column or key that holds the number. */
const numberNames = ['number', 'phone', 'caller', 'from', 'from_number']

/** Which of these names is the number's; -1 when none is. */
export const numberColumn = (names: readonly string[]): number => {
  const plain = names.map(name => name.trim().toLowerCase())
  return numberNames.map(name => plain.indexOf(name)).find(index => index !== -1) ?? -1
}

/** Why a cell gives no number, in words. */
export const whyNoNumber = (text: string): string => {
  const word = text.trim()
  if (word === '') return 'has no number'
  const shown = `“${word.length > 40 ? `${word.slice(0, 39)}…` : word}”`
  if (/^[\d.,]+e\+?\d+$/i.test(word))
    return `has ${shown}, which a spreadsheet has rounded: format the column as text`
  return /^0[1-9]/.test(word.replace(/\D/g, '')) && !/[a-z]/i.test(word)
    ? `has ${shown}, a number without its country code`
    : `has ${shown}, which is no phone number`
}
