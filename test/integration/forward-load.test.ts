import { Agent } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { CaptureSummary } from '../../shared/capture.ts'
import { developerHandler } from '../support/developer-handler.ts'
import { capturesTold, listening } from '../support/listening.ts'
import { deliver, incoming } from '../support/sender.ts'

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
  const dispatcher = new Agent({ connections: deliveries, pipelining: 1 })
  onTestFinished(() => dispatcher.destroy())

  const replies = await Promise.all(delays.map((_, callId) => deliver(url, incoming(callId), { dispatcher })))

  const slowest = Math.max(...replies.map(reply => reply.tookMs))
  console.info(`slowest of ${deliveries} answers: ${Math.round(slowest)} ms`)
  expect(slowest).toBeLessThan(2_000)
  expect(replies.every(reply => reply.status === 200)).toBe(true)

  await expect.poll(() => capturesTold(command).length).toBe(deliveries)
  const captures = new Map(capturesTold(command).map(told => [told.callId, CaptureSummary.parse(told)]))
  let forwarded = 0
  for (const [callId, delayMs] of delays.entries()) {
    const source = captures.get(String(callId))?.outcome.source
    const body = replies[callId]?.body.toString()
    // What the caller got and what the capture says are one thing.
    expect(source).toBe(body === '{}' ? 'deadline' : 'forward')
    if (source === 'forward') {
      forwarded += 1
      expect(body).toBe(`{"prompt":"Call ${callId}","voice":"en-US-Emma2"}`)
    }
    // Between the two, a busy machine decides.
    if (delayMs < 1_200) expect([callId, source]).toEqual([callId, 'forward'])
    if (delayMs > 1_900) expect([callId, source]).toEqual([callId, 'deadline'])
  }
  expect(forwarded).toBeGreaterThan(20)
})
