/** Signs that are words of their own wherever they stand: pictures, and scripts that put no space between words. */
const alone = /[\p{So}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
const onlyAscii = /^[\p{ASCII}]*$/u

/** Puts spaces around signs that are words of their own, so that each can be found. */
export const spread = (text: string): string => (onlyAscii.test(text) ? text : text.replace(alone, ' $& '))

const word = /[\p{L}\p{N}\p{M}\p{So}]+/gu
const marks = /\p{M}/gu

/**
 * The words of a text as the search knows them: lower case, without accents, and without what stands between them.
 * "Call_id: +1 415" is `call`, `id`, `1`, `415`.
 */
export const plainWords = (text: string): readonly string[] =>
  (onlyAscii.test(text) ? text : spread(text.normalize('NFD').replace(marks, '')))
    .toLowerCase()
    .match(word) ?? []

/** A number as somebody writes it: digits, and what stands between them; null for anything else. */
export const numberDigits = (text: string): string | null => {
  if (/[^\d\s+().-]/.test(text)) return null
  const digits = text.replace(/\D/g, '')
  return digits.length > 1 ? digits : null
}
