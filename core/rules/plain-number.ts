import { phoneDigits } from '../../shared/phone.ts'

/**
 * A number, or the beginning of one, as its plus and digits, however it was spaced and whether it was written with a
 * plus, with 00 or with neither, as in a table of callers; any other word, such as `web`, in lower case.
 */
export const plainNumber = (text: string): string => {
  // As nearly all of a long list are written.
  if (/^\+[1-9]\d*$/.test(text)) return text
  const word = text.trim()
  return /^\+?[\d\s()./-]+$/.test(word) && /\d/.test(word) ? `+${phoneDigits(word)}` : word.toLowerCase()
}
