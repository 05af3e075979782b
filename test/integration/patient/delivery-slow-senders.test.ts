import { networkInterfaces } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { developerHandler } from '../../support/developer-handler.ts'
import { liveLine } from '../../support/line.ts'
import { dialRaw, head, type RawSocket } from '../../support/raw-socket.ts'
import { deliver, incoming, signatureOf } from '../../support/sender.ts'

const hasIpv6 = Object.values(networkInterfaces()).some(list =>
  list?.some(({ address }) => address === '::1'),
)
const body = incoming(1)
const signedHead = (url: string, bytes: Buffer): string =>
  head(url, [
    ['X-ThunderPhone-Signature', signatureOf(bytes)],
    ['Content-Length', String(bytes.length)],
  ])

/** One byte every half second until the other side has had enough. */
const drip = (socket: RawSocket, text: string): Promise<number> => {
  const startedAt = performance.now()
  let at = 0
  const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ''), 500)
  return socket.closed.then(() => {
    clearInterval(timer)
    return performance.now() - startedAt
  })
}

test('whoever drips is ended after 10 s, in the body by 408, in the head by hanging up; whoever is quiet may stay', async () => {
  const line = await liveLine()
  const [dripping, endless, silent, quiet] = await Promise.all([
    dialRaw(line.url),
    dialRaw(line.url),
    dialRaw(line.url),
    dialRaw(line.url),
  ])
  quiet.write(signedHead(line.url, body))
  quiet.write(body)
  await quiet.until(text => text.includes('storm-base'))

  dripping.write(head(line.url, [['Content-Length', '1000']]))
  endless.write(`POST ${new URL(line.url).pathname} HTTP/1.1\r\nX-Endless: `)
  const other = hasIpv6 ? await dialRaw(line.url.replace('127.0.0.1', '[::1]')) : await dialRaw(line.url)
  other.write('POST /')
  const [bodyMs, headMs] = await Promise.all([drip(dripping, 'x'), drip(endless, 'abc '), drip(other, 'h')])
  expect(dripping.text()).toContain('HTTP/1.1 408 Request Timeout')
  expect(bodyMs).toBeGreaterThan(9_900)
  expect(bodyMs).toBeLessThan(11_500)
  expect(endless.text()).toBe('')
  expect(headMs).toBeGreaterThan(9_900)
  expect(headMs).toBeLessThan(12_500)

  // Two of the same age: one had a delivery and went quiet, one never said a word, like a tunnel's waiting socket.
  for (const socket of [quiet, silent]) {
    const before = socket.text().length
    const next = incoming(before)
    socket.write(signedHead(line.url, next))
    socket.write(next)
    await socket.until(text => text.slice(before).includes('storm-base'))
  }
  const late = line.engine.captures().find(capture => capture.outcome.status === 408)
  expect(late?.verdict.reason).toBe('too-slow')
  expect(late?.outcome.source).toBe('refused')
}, 30_000)

test('a sender that hangs up in the middle of its body leaves nothing behind and hurts nobody', async () => {
  const line = await liveLine()
  for (let i = 0; i < 20; i++) {
    const socket = await dialRaw(line.url)
    socket.write(signedHead(line.url, body))
    socket.write(body.subarray(0, 20))
    socket.hangUp()
  }
  await sleep(100)
  expect((await deliver(line.url, incoming(2))).status).toBe(200)
  expect((await line.engine.captured(1)).map(c => c.callId)).toEqual(['2'])
})

test('a sender that hangs up before its answer is captured as gone, with no status', async () => {
  const handler = await developerHandler(response => setTimeout(() => response.end('{}'), 400))
  const line = await liveLine({ forwardTo: handler.url })
  const socket = await dialRaw(line.url)
  socket.write(signedHead(line.url, body))
  socket.write(body)
  while (handler.seen.length === 0) await sleep(10)
  socket.hangUp()
  const capture = await line.captureOf('1')
  expect(capture.outcome.status).toBeNull()
  expect(capture.verdict).toMatchObject({ result: 'fallback', reason: 'sender-gone' })
})
