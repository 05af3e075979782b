// A sender of signed deliveries, and the arithmetic of its times.
import { createHmac, randomInt } from 'node:crypto'
import { Agent, request } from 'undici'

export const secret = 'whsec_bench_0123456789'

const makeBody = () =>
  JSON.stringify({
    data: { call_id: randomInt(2 ** 47), from_number: '+14155550199', to_number: '+15551234567' },
    type: 'telephony.incoming',
  })

/** Sends `count` deliveries, `atOnce` in flight, of which the last begins `rampMs` after the first. @returns milliseconds of each, and of all together */
export const sendLoad = async (urlOf, count, atOnce, pauseMs = 0, more = {}, rampMs = 0) => {
  const dispatcher = new Agent({ connections: atOnce, pipelining: 1 })
  const times = []
  let next = 0
  let bad = 0
  const startedAt = performance.now()
  const worker = async (_, place) => {
    if (rampMs > 0) await new Promise(done => setTimeout(done, (rampMs * place) / atOnce))
    while (next < count) {
      const index = next++
      const body = makeBody()
      const signature = createHmac('sha256', secret).update(body).digest('hex')
      const sentAt = performance.now()
      const reply = await request(urlOf(index), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-thunderphone-signature': signature, ...more },
        body,
        dispatcher,
        headersTimeout: 60_000,
      })
      await reply.body.arrayBuffer()
      times.push(performance.now() - sentAt)
      if (reply.statusCode !== 200) bad += 1
      if (pauseMs > 0) await new Promise(done => setTimeout(done, pauseMs))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const totalMs = performance.now() - startedAt
  await dispatcher.destroy()
  return { times, totalMs, bad }
}

export const quantile = (values, q) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0
}

export const ms = value => `${value.toFixed(value < 10 ? 2 : 0)} ms`
