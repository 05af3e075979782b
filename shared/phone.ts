/** Country codes of two digits; those of one digit are 1 and 7, all others have three. */
const twoDigits = new Set(
  (
    '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
)

const codeLength = (digits: string): number => {
  if (digits.startsWith('1') || digits.startsWith('7')) return 1
  return twoDigits.has(digits.slice(0, 2)) ? 2 : 3
}

/** Groups of three from the left; the last group has two to four digits, so that none stands alone. */
const groups = (digits: string): readonly string[] => {
  const parts: string[] = []
  let rest = digits
  while (rest.length > 4) {
    parts.push(rest.slice(0, 3))
    rest = rest.slice(3)
  }
  return rest ? [...parts, rest] : parts
}

/** A number's digits from its country code on, however it is spaced and whether it begins with +, with 00 or with neither. */
export const phoneDigits = (number: string): string => number.replace(/\D/g, '').replace(/^00/, '')

/** An E.164 number in groups, the country code with its + first; nothing for anything else. */
export const numberGroups = (number: string): readonly string[] => {
  const digits = /^\+([1-9]\d{4,14})$/.exec(number)?.[1]
  if (!digits) return []
  const length = codeLength(digits)
  return [`+${digits.slice(0, length)}`, ...groups(digits.slice(length))]
}

/** An E.164 number with spaces for reading: "+1 415 555 0199". Anything else comes back as it is. */
export const phone = (number: string): string => numberGroups(number).join(' ') || number
