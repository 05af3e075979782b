import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { CaptureSummary } from '../../shared/capture.ts'
import { runCommand } from '../support/command.ts'
import { developerHandler, giveConfig } from '../support/developer-handler.ts'
import { tempFile } from '../support/files.ts'
import { liveConfig, liveLine } from '../support/line.ts'
import { capturesTold } from '../support/listening.ts'
import { head, sendRaw } from '../support/raw-socket.ts'
import { deliver, endpointSecret, incoming, type Reply, signatureOf } from '../support/sender.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { type TunnelServer, tunnelServer } from '../support/tunnel-server.ts'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** `hookswitch listen` in a process of its own, behind a real localtunnel server. */
const listenBehind = async (tunnels: TunnelServer, ...more: readonly string[]) => {
  const secretFile = tempFile('secret', endpointSecret)
  const where = ['--tunnel-host', tunnels.host, '--data-dir', tempFolder()]
  const command = runCommand(['listen', '--secret-file', secretFile, '--json', ...where, ...more])
  const ready = await command.json(value => value.type === 'ready')
  return { command, url: String(ready.publicUrl), receiverUrl: String(ready.receiverUrl) }
}
const rawDelivery = (url: string, callId: number): string => {
  const body = incoming(callId)
  const headers: [string, string][] = [
    ['X-ThunderPhone-Signature', signatureOf(body)],
    ['Content-Length', String(body.length)],
    ['Connection', 'close'],
  ]
  return head(url, headers) + body.toString()
}
const summaries = (command: ReturnType<typeof runCommand>): CaptureSummary[] =>
  capturesTold(command).map(told => CaptureSummary.parse(told))

test('1,000,000 bytes of every value come through the tunnel with their signature intact', async () => {
  const tunnels = await tunnelServer()
  const line = await liveLine({ tunnel: 'localtunnel', tunnelHost: tunnels.host })
  const { publicUrl } = line.engine.connection('thunderphone-manual').state()
  const body = randomBytes(1_000_000)
  for (let value = 0; value < 256; value++) body[value] = value
  const reply = await deliver(String(publicUrl), body)
  expect(reply.status).toBe(200)
  const [capture] = await line.engine.captured(1)
  expect(capture?.signature.status).toBe('verified')
  const { request } = await line.detailOf(String(capture?.id))
  expect(Buffer.from(request.bodyBase64, 'base64').equals(body)).toBe(true)
})

test('of 100 fresh calls at once through the tunnel, each that arrived is answered before 2 s, by the handler or by the deadline', async () => {
  const handler = await developerHandler(response => {
    setTimeout(() => giveConfig(response, handler.seen[0] as never), 300)
  })
  const tunnels = await tunnelServer()
  const { command, url } = await listenBehind(tunnels, '--forward-to', handler.url)
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, id) => sendRaw(url, rawDelivery(url, id))),
  )
  await expect.poll(() => summaries(command).length, { timeout: 5_000 }).toBe(100)
  const captures = summaries(command)
  const slowest = Math.max(...replies.map(reply => reply.tookMs))
  const by = (source: string) => captures.filter(({ outcome }) => outcome.source === source)
  console.info(
    `slowest of 100: ${Math.round(slowest)} ms; handler ${by('forward').length}, deadline ${by('deadline').length}`,
  )
  expect(slowest).toBeLessThan(2_000)
  expect(replies.filter(reply => !reply.text.startsWith('HTTP/1.1 200 OK\r\n'))).toEqual([])
  expect(by('forward').length).toBeGreaterThanOrEqual(20)
  expect(by('forward').length + by('deadline').length).toBe(100)
  const words = by('deadline').map(({ outcome }) => outcome.handlerProblem)
  expect(words.filter(text => text !== 'it was late' && !/waited for the tunnel/.test(text ?? ''))).toEqual(
    [],
  )
  // What was asked is what was answered or late: nothing reached the handler in vain.
  expect(handler.seen.length).toBe(100 - words.filter(text => text !== 'it was late').length)
  const gotConfig = replies.filter(reply => reply.text.includes('From the handler.'))
  expect(gotConfig.length).toBe(by('forward').length)
}, 30_000)

const quietMs = Number(process.env.HOOKSWITCH_QUIET_MS ?? 0)
test.runIf(quietMs > 0)(
  'after a quiet period the next 20 deliveries are all answered',
  async () => {
    const tunnels = await tunnelServer()
    const { url } = await listenBehind(tunnels, '--answer', tempFile('answer.json', liveConfig))
    await pause(quietMs)
    const replies: Reply[] = []
    for (let id = 0; id < 20; id++) replies.push(await deliver(url, incoming(id)))
    const slowest = Math.max(...replies.map(reply => reply.tookMs))
    console.info(`after ${quietMs / 1_000} s of quiet: slowest of 20 ${Math.round(slowest)} ms`)
    expect(replies.map(reply => [reply.status, reply.body.toString()])).toEqual(
      Array(20).fill([200, liveConfig]),
    )
    expect(slowest).toBeLessThan(2_000)
  },
  quietMs + 30_000,
)
