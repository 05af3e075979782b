import { code, type Helper, helper } from '../language.ts'

/** What rules ask of a call. The order is that of the file. */
export const conditions: Readonly<Record<string, Helper>> = {
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
}
