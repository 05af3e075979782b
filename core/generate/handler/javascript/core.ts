import type { HandlerWorld } from '../handler-world.ts'
import { code } from '../language.ts'
import { javascript } from './language.ts'

/** Where the secret comes from, and what is known of the platform. */
export const settings = (world: HandlerWorld): string => {
  const { text } = javascript
  return code`
/** The endpoint's signing secret: never in the code. A file is better than the environment, which others can read. */
const secret = process.env.WEBHOOK_SECRET_FILE
  ? readFileSync(process.env.WEBHOOK_SECRET_FILE, 'utf8').replace(/\r?\n$/, '')
  : process.env.WEBHOOK_SECRET
if (!secret) {
  console.error('Set WEBHOOK_SECRET_FILE to a file that holds the signing secret, or WEBHOOK_SECRET to the secret.')
  process.exit(2)
}
const signatureHeader = ${text(world.signatureHeader)}
const callIdHeader = ${text(world.callIdHeader)}
const blockingEvents = [
${world.blockingEvents.map(event => `  ${text(event)},\n`).join('')}]
/** ${world.platformName} waits ${world.platformLimitMs} ms for the answer to those; the way there and back needs some of it. */
const answerWithinMs = ${world.answerWithinMs}
const toolWithinMs = ${world.toolWithinMs}
const mostBytes = ${world.mostBytes}`.trim()
}

/** What the frameworks share: verify, read, answer in time. */
export const core = code`
function respond(value, status = 200) {
  return { status, body: JSON.stringify(value) }
}

/** "Use your own agent": what goes out whenever something is not as expected. */
function ownAgent() {
  return respond({})
}

function headerValues(headers, name) {
  return headers.filter(([key]) => key === name).map(([, value]) => value)
}

/** HMAC-SHA256 over the exact bytes, compared in constant time. */
function isSigned(headers, body) {
  const [signature = '', ...more] = headerValues(headers, signatureHeader)
  if (more.length > 0 || !/^[0-9a-f]{64}$/.test(signature)) return false
  return timingSafeEqual(Buffer.from(signature, 'hex'), createHmac('sha256', secret).update(body).digest())
}

/** A text or a number as text; anything else is not there. */
function field(value) {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** Throws for a body that is no JSON. */
function readCall({ method, path, query, headers, body, at }, tool) {
  const bodiless = tool !== null && body.length === 0 && ['GET', 'DELETE'].includes(method)
  const payload = bodiless ? {} : JSON.parse(body.toString('utf8'))
  const isObject = typeof payload === 'object' && payload !== null
  const isEvent = tool === null && isObject && !Array.isArray(payload)
  const data = isEvent && Object.hasOwn(payload, 'data') ? payload.data : payload
  const facts = isEvent && typeof data === 'object' && data !== null && data !== payload ? data : {}
  return {
    type: tool === null ? field(isEvent ? payload.type : null) : 'tool.call',
    tool,
    callId: tool === null ? field(facts.call_id) : (headerValues(headers, callIdHeader)[0] ?? null),
    fromNumber: field(facts.from_number),
    toNumber: field(facts.to_number),
    data,
    body: payload,
    path,
    query,
    headers,
    at,
  }
}

/** A function tool is called below the handler's own path, at /t/ and its name. */
function toolOf(path) {
  const [, name] = /\/t\/([^/]+)\/?$/.exec(path) ?? []
  try {
    return name === undefined ? null : decodeURIComponent(name)
  } catch {
    return null
  }
}

/**
 * One delivery, { method, url, rawHeaders, body (its exact bytes), startedAt (performance.now) }, to { status, body }.
 * Nothing of it is read before its signature holds. Nothing is kept of it, so one that comes twice or out of order does
 * no harm: keep it that way, or remember what you have seen.
 */
async function handle({ method, url, rawHeaders, body, startedAt }) {
  const [path, ...search] = url.split('?')
  const tool = toolOf(path)
  if (method !== 'POST' && tool === null) return respond({ detail: 'a delivery is a POST' }, 405)
  const headers = []
  for (let i = 0; i < rawHeaders.length; i += 2) headers.push([rawHeaders[i].toLowerCase(), rawHeaders[i + 1]])
  if (!isSigned(headers, body)) return respond({ detail: 'the signature does not hold' }, 401)

  let call
  try {
    const query = new URLSearchParams(search.join('?'))
    call = readCall({ method, path, query, headers, body, at: Date.now() }, tool)
  } catch {
    return tool === null ? ownAgent() : respond({ error: 'The arguments are not JSON.' })
  }
  const withinMs = (tool === null ? answerWithinMs : toolWithinMs) - (performance.now() - startedAt)
  let timer
  const late = new Promise(resolve => {
    timer = setTimeout(() => resolve(attempt(answerInTime, call)), Math.max(0, withinMs))
  })
  try {
    return await Promise.race([attempt(tool === null ? answerEvent : answerTool, call), late])
  } finally {
    clearTimeout(timer)
  }
}

function answerInTime(call) {
  return call.tool === null ? answerLate(call) : respond({ error: 'There was no reply in time.' })
}

/** An error never reaches a caller. */
async function attempt(answer, call) {
  try {
    return (await answer(call)) ?? ownAgent()
  } catch (error) {
    console.error('A delivery could not be answered: ' + error.message)
    return call.tool === null ? ownAgent() : respond({ error: 'The tool failed.' })
  }
}`.trim()

/** What both servers begin with. */
export const listenSettings = code`
const port = Number(process.env.PORT ?? 3000)
const host = process.env.HOST ?? '127.0.0.1'`.trim()
