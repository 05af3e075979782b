import { code, type Helper, helper } from '../language.ts'

/** What templates make of a call's values. The order is that of the file. */
export const values: Readonly<Record<string, Helper>> = {
  text: helper(code`
/** A value of the call as text: nothing for null, lists without separators, objects as JSON. */
function say(value) {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(say).join('')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Values of the call become part of a text here, and never of JSON: nothing that a caller says can break it. */
function text(...parts) {
  return parts.map(say).join('')
}`),
  oneOf: helper(code`
/** @throws for a word that the platform would refuse */
function oneOf(words, word) {
  if (!words.includes(word)) throw new Error('the platform does not take "' + word + '"')
  return word
}`),
  parameter: helper(code`
function parameter(call, name) {
  return call.query.get(name)
}`),
  publicUrl: helper(code`
/** Where the platform reaches this handler: its tools are called below it. */
function publicUrl() {
  if (!process.env.PUBLIC_URL) throw new Error('PUBLIC_URL is not set')
  return process.env.PUBLIC_URL.replace(/\/$/, '')
}`),
  isoTime: helper(code`
function isoTime(call) {
  return new Date(call.at).toISOString()
}`),
  clock: helper(code`
/** The time as strftime writes it, in English. */
function clock(call, zone, format) {
  const part = {}
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  for (const { type, value } of formatter.formatToParts(call.at)) part[type] = value
  const month = new Intl.DateTimeFormat('en-US', { timeZone: zone, month: '2-digit' }).format(call.at)
  const hour = Number(part.hour)
  const letters = {
    Y: part.year,
    y: part.year.slice(-2),
    m: month,
    B: part.month,
    b: part.month.slice(0, 3),
    d: part.day,
    A: part.weekday,
    a: part.weekday.slice(0, 3),
    H: part.hour,
    I: String(hour % 12 || 12).padStart(2, '0'),
    p: hour < 12 ? 'AM' : 'PM',
    M: part.minute,
    S: part.second,
    '%': '%',
  }
  return format.replace(/%(-?)(.)/g, (_, bare, letter) => letters[letter].replace(bare ? /^0/ : '', ''))
}`),
  orElse: helper(code`
function orElse(value, other) {
  const isEmpty = (typeof value === 'string' || Array.isArray(value)) && value.length === 0
  return isEmpty || value === undefined || value === null || value === false ? other : value
}`),
  upcase: helper(
    code`
function upcase(value) {
  return say(value).toUpperCase()
}`,
    'text',
  ),
  downcase: helper(
    code`
function downcase(value) {
  return say(value).toLowerCase()
}`,
    'text',
  ),
  capitalize: helper(
    code`
function capitalize(value) {
  const word = say(value)
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}`,
    'text',
  ),
  strip: helper(
    code`
function strip(value) {
  return say(value).trim()
}`,
    'text',
  ),
  append: helper(
    code`
function append(value, end) {
  return say(value) + say(end)
}`,
    'text',
  ),
  prepend: helper(
    code`
function prepend(value, beginning) {
  return say(beginning) + say(value)
}`,
    'text',
  ),
  replace: helper(
    code`
function replace(value, what, by) {
  return say(value).split(say(what)).join(say(by))
}`,
    'text',
  ),
  remove: helper(
    code`
function remove(value, what) {
  return say(value).split(say(what)).join('')
}`,
    'text',
  ),
}
