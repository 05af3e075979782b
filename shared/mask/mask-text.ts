import { numberGroups } from '../phone.ts'

/** Stands for whatever is covered whole; its length says nothing of what is behind it. */
export const covered = '••••'

const dots = (digits: string): string => '•'.repeat(digits.length)

/** All but the last two digits of some groups. */
const coverGroups = (groups: readonly string[]): string => {
  const all = groups.map(dots)
  const last = groups.at(-1) ?? ''
  return [...all.slice(0, -1), dots(last.slice(2)) + last.slice(-2)].join(' ')
}

/**
 * A phone number with its country code and its last two digits: "+1 ••• ••• ••99". The same number always looks the
 * same. What is no number is covered whole, but for the literal `web` and nothing at all.
 */
export const maskNumber = (number: string): string => {
  if (number === '' || number === 'web') return number
  const bare = number.replace(/[\s().\-/]/g, '')
  const [code, ...groups] = numberGroups(bare.replace(/^00(?=[1-9])/, '+'))
  if (code !== undefined) return [code, coverGroups(groups)].join(' ')
  return /^\+?\d{4,}$/.test(bare) ? `••• ••• ${dots('00')}${bare.slice(-2)}` : covered
}

/** Digits of a number with whatever people put between them. A date, a time and a part of an id are none. */
const numberLike =
  /(?:\+|(?<![\w.@/-]))(?:\(\d{1,5}\)[ .-]?)?\d(?:[ .\-/()\u00a0\u202f]{0,2}\d){6,16}(?![\w@]|[-:]\d)/g
const dateLike = /^\d{4}-\d{2}-\d{2}$/
const mailLike = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g

/** Text with the phone numbers and e-mail addresses in it covered. */
export const maskText = (text: string): string =>
  text
    .replace(mailLike, `${covered}@${covered}`)
    .replace(numberLike, found => (dateLike.test(found) ? found : maskNumber(found)))
