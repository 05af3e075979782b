import { code, type Helper } from '../language.ts'

const helper = (text: string, ...needs: readonly string[]): Helper => ({ needs, text: text.trim() })

/** What only some handlers need. The order is that of the file. */
export const helpers: Readonly<Record<string, Helper>> = {
  respond: helper(''),
  ownAgent: helper(''),
  exactly: helper(code`
function exactly(body, status = 200) {
  return { status, body }
}`),
  isBlocking: helper(code`
function isBlocking(call) {
  return blockingEvents.includes(call.type)
}`),
  isEvent: helper(code`
/** The whole type, or what stands behind one of its dots: "incoming" is "telephony.incoming". */
function isEvent(call, types) {
  return call.type !== null && types.some(type => call.type === type || call.type.endsWith('.' + type))
}`),
  plainNumber: helper(code`
/** A number as its plus and digits, however it is written; any other word, such as "web", in lower case. */
function plainNumber(number) {
  const word = number.trim()
  return /^\+?[\d\s()./-]+$/.test(word) && /\d/.test(word)
    ? '+' + word.replace(/\D/g, '').replace(/^00/, '')
    : word.toLowerCase()
}

function isNumber(number, numbers, prefixes) {
  if (number === null) return false
  const plain = plainNumber(number)
  return numbers.includes(plain) || prefixes.some(prefix => plain.startsWith(prefix))
}`),
  isFrom: helper(
    code`
function isFrom(call, numbers, prefixes = []) {
  return isNumber(call.fromNumber, numbers, prefixes)
}`,
    'plainNumber',
  ),
  isTo: helper(
    code`
function isTo(call, numbers, prefixes = []) {
  return isNumber(call.toNumber, numbers, prefixes)
}`,
    'plainNumber',
  ),
  isOurs: helper(code`
function isOurs(call, numbers) {
  return [call.fromNumber, call.toNumber].some(number => {
    if (number === null) return false
    const digits = number.replace(/\D/g, '')
    return numbers.includes(digits.length >= 3 ? digits : number.trim().toLowerCase())
  })
}`),
  hasQuery: helper(code`
/** Whether a parameter of the URL is one of these; without any, whether it is there. */
function hasQuery(call, name, values) {
  return call.query.getAll(name).some(value => values === undefined || values.includes(value))
}`),
  hasHeader: helper(code`
function hasHeader(call, name, values) {
  return headerValues(call.headers, name).some(value => values === undefined || values.includes(value))
}`),
  at: helper(code`
/** The value at a path, or undefined; only what the document itself has. */
function at(document, ...steps) {
  let value = document
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    if (Array.isArray(value) && step === 'length') return undefined
    value = value[step]
  }
  return value
}`),
  hasValue: helper(
    code`
/** Whether a value of the body is one of these; without any, whether it is there. 7 is "7": ids come as either. */
function hasValue(call, steps, values) {
  const value = at(call.body, ...steps)
  if (value === undefined || values === undefined) return value !== undefined
  return values.includes(typeof value === 'number' ? String(value) : value)
}`,
    'at',
  ),
  isTime: helper(code`
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** From until before; over midnight the day is the one on which it began. */
function isTime(call, from, until, days, zone) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(call.at)
  const part = wanted => parts.find(({ type }) => type === wanted).value
  const now = part('hour') + ':' + part('minute')
  const overnight = from >= until
  if (overnight ? now < from && now >= until : now < from || now >= until) return false
  const today = weekdays.indexOf(part('weekday').toLowerCase())
  return days.length === 0 || days.includes(weekdays[overnight && now < from ? (today + 6) % 7 : today])
}`),
  inShare: helper(code`
/** The same part of all calls everywhere and for good, by a hash of the call id; from and until are percent. */
function inShare(call, experiment, from, until) {
  if (call.callId === null) return false
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(experiment + ':' + call.callId)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  hash ^= hash >>> 16
  const point = ((hash >>> 0) / 0x1_0000_0000) * 100
  return point >= from && point < until
}`),
  isTurn: helper(code`
const turns = new Map()

/** Every nth of those that come here, counted since the start. A delivery that comes twice is counted once. */
function isTurn(call, rule, nth) {
  const counted = turns.get(rule) ?? { count: 0, known: new Map() }
  turns.set(rule, counted)
  const key = call.type + ' ' + call.callId
  let turn = counted.known.get(key)
  if (turn === undefined) {
    turn = ++counted.count
    if (call.callId !== null) counted.known.set(key, turn)
    if (counted.known.size > 10_000) counted.known.delete(counted.known.keys().next().value)
  }
  return turn % nth === 0
}`),
  isTool: helper(code`
function isTool(call, names) {
  return names.includes(call.tool)
}`),
  isToolNamed: helper(code`
function isToolNamed(call, name) {
  const folded = word => word.normalize('NFC').trim().toLowerCase()
  return call.tool !== null && folded(call.tool) === folded(name)
}`),
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
