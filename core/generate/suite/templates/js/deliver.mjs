import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { handlerUrl, secret, suite } from './fixtures.mjs'

export const platformOf = delivery => suite.platforms[delivery.platform]
export const isBlocking = delivery => platformOf(delivery).blockingEvents.includes(delivery.eventType)
export const limitOf = delivery =>
  isBlocking(delivery) ? platformOf(delivery).blockingLimitMs : platformOf(delivery).otherLimitMs

/** One that is in no fixture: the texts of `start`, `end` and `unknown` are in hookswitch-suite.json. */
export const madeUp = (platform, name) => {
  const { eventType, body } = suite.platforms[platform].deliveries[name]
  const headers = [['Content-Type', 'application/json']]
  return { platform, eventType, method: 'POST', query: '', headers, body: Buffer.from(body) }
}

export const signatureOf = (delivery, key = secret) =>
  platformOf(delivery).signature.prefix + createHmac('sha256', key).update(delivery.body).digest('hex')

/** With this signature in the place of any other; null: without one. */
export const withSignature = (delivery, signature) => {
  const { header } = platformOf(delivery).signature
  const others = delivery.headers.filter(([name]) => name.toLowerCase() !== header.toLowerCase())
  return { ...delivery, headers: signature === null ? others : [...others, [header, signature]] }
}

/** Headers of one connection, and this is another one than the captured one; answers are read uncompressed. */
const ofConnection =
  /^(host|connection|content-length|transfer-encoding|accept-encoding|expect|keep-alive|te|upgrade)$/i

const headersOf = ({ headers, body }) => {
  const all = { 'Content-Length': body.length }
  for (const [name, value] of headers)
    if (!ofConnection.test(name)) all[name] = name in all ? [all[name], value].flat() : value
  return all
}

/** Sends exactly these bytes. It waits a second longer than the platform does, so that late is told from never. */
export const deliver = async delivery => {
  const { method, query, body } = delivery
  const url = query ? `${handlerUrl}${handlerUrl.includes('?') ? '&' : '?'}${query}` : handlerUrl
  const giveUpMs = Math.max(limitOf(delivery), delivery.wanted?.maxMs ?? 0) + 1_000
  const signal = AbortSignal.timeout(giveUpMs)
  const open = url.startsWith('https:') ? httpsRequest : httpRequest
  const startedAt = performance.now()
  try {
    const request = open(url, { method, headers: headersOf(delivery), agent: false, signal })
    request.on('error', () => {})
    request.end(body)
    const [response] = await once(request, 'response')
    const chunks = []
    for await (const chunk of response) chunks.push(chunk)
    const tookMs = Math.round(performance.now() - startedAt)
    return { status: response.statusCode, text: Buffer.concat(chunks).toString('utf8'), tookMs }
  } catch (error) {
    const why = signal.aborted ? `nothing came in ${giveUpMs} ms` : error.code || error.message
    throw new Error(`No answer from ${handlerUrl}: ${why}.`)
  }
}

export const deliverSigned = delivery => deliver(withSignature(delivery, signatureOf(delivery)))
