import { expect, onTestFinished, test } from 'vitest'
import { CaptureSummary } from '../../shared/capture.ts'
import { developerHandler } from '../support/developer-handler.ts'
import { capturesTold, listening } from '../support/listening.ts'
import { head, sendRaw } from '../support/raw-socket.ts'
import { incoming, signatureOf } from '../support/sender.ts'

const deliveries = 300
const longestMs = 10_000

/** The same delays in every run (mulberry32). */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

test('of 300 calls at once, with handlers that take 0 to 10 s, every one is answered before two seconds have passed', async () => {
  const random = seeded(2_000)
  const delays = Array.from({ length: deliveries }, () => Math.floor(random() * longestMs))
  const timers: NodeJS.Timeout[] = []
  const handler = await developerHandler((response, seen) => {
    const { call_id } = JSON.parse(seen.body.toString()).data
    const answer = `{"prompt":"Call ${call_id}","voice":"en-US-Emma2"}`
    timers.push(setTimeout(() => response.end(answer), delays[call_id]))
  })
  onTestFinished(() => timers.forEach(clearTimeout))
  const { url, command } = await listening(['--forward-to', handler.url])
  const requests = delays.map((_, callId) => {
    const body = incoming(callId)
    const headers: [string, string][] = [
      ['X-ThunderPhone-Signature', signatureOf(body)],
      ['Content-Length', String(body.length)],
      ['Connection', 'close'],
    ]
    return head(url, headers) + body.toString()
  })

  const replies = await Promise.all(requests.map(request => sendRaw(url, request)))

  const slowest = Math.max(...replies.map(reply => reply.tookMs))
  console.info(`slowest of ${deliveries} answers: ${Math.round(slowest)} ms`)
  expect(slowest).toBeLessThan(2_000)
  expect(replies.filter(reply => !reply.text.startsWith('HTTP/1.1 200 OK\r\n'))).toEqual([])

  await expect.poll(() => capturesTold(command).length).toBe(deliveries)
  const captures = new Map(capturesTold(command).map(told => [told.callId, CaptureSummary.parse(told)]))
  let forwarded = 0
  let late = 0
  for (const [callId, delayMs] of delays.entries()) {
    const source = captures.get(String(callId))?.outcome.source
    const body = replies[callId]?.text.split('\r\n\r\n')[1]
    // What the caller got and what the capture says are one thing.
    expect(source).toBe(body === '{}' ? 'deadline' : 'forward')
    if (source === 'forward') {
      forwarded += 1
      expect(body).toBe(`{"prompt":"Call ${callId}","voice":"en-US-Emma2"}`)
    }
    if (source === 'deadline') late += 1
    // Between the two, a busy machine decides.
    if (delayMs < 1_200) expect([callId, source]).toEqual([callId, 'forward'])
    if (delayMs > 1_900) expect([callId, source]).toEqual([callId, 'deadline'])
  }
  expect(forwarded).toBeGreaterThan(20)
  expect(late).toBeGreaterThan(200)
})
