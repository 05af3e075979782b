import { expect, test } from 'vitest'
import { CaptureSummary } from '../../shared/capture.ts'
import { runCommand } from '../support/command.ts'
import { rawListener } from '../support/developer-handler.ts'
import { tempFile } from '../support/files.ts'
import { liveConfig, liveLine } from '../support/line.ts'
import { type PlatformStandIn, platformStandIn } from '../support/platform-stand-in.ts'
import { deliver, incoming } from '../support/sender.ts'
import { simulatorCommand } from '../support/simulator-command.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { tunnelServer } from '../support/tunnel-server.ts'

/** Looking at what is registered changes nothing. */
const changes = (platform: PlatformStandIn) => platform.calls.filter(call => call.method !== 'GET')

const listenBy = (tunnelHost: string, apiUrl: string, apiKey: string, more: readonly string[] = []) => {
  const keyFile = tempFile('api-key', apiKey)
  const where = ['--api-url', apiUrl, '--tunnel-host', tunnelHost, '--data-dir', tempFolder()]
  return runCommand(['listen', '--api-key-file', keyFile, '--json', ...where, ...more])
}

test('by a real localtunnel server the platform reaches this machine, and nothing is left when it ends', async () => {
  const [tunnels, platform] = await Promise.all([tunnelServer(), simulatorCommand()])
  const answer = ['--answer', tempFile('answer.json', liveConfig)]
  const command = listenBy(tunnels.host, platform.apiUrl, platform.apiKey, answer)
  const ready = await command.json(value => value.type === 'ready')
  expect(tunnels.names).toEqual([expect.stringMatching(/^[a-z0-9]{20,}$/)])
  expect(ready.publicUrl).toMatch(new RegExp(`^${tunnels.host}/h/[a-z0-9]{24,}$`))
  expect(await platform.endpoints()).toMatchObject([{ id: ready.endpointId, url: ready.publicUrl }])

  expect(await platform.trigger('telephony.incoming')).toMatchObject([{ reached: 'config', status: 200 }])
  const capture = CaptureSummary.parse(await command.json(value => value.type === 'capture'))
  expect(capture.signature.status).toBe('verified')
  expect(capture.verdict.result).toBe('used')
  // The probe's own three round trips are the estimate of the way.
  expect(capture.timing.tunnelEstimateMs).toBeGreaterThanOrEqual(1)
  expect(capture.timing.tunnelEstimateMs).toBeLessThan(1_000)
  expect(capture.timing.tunnelErrorMs).toBeGreaterThanOrEqual(1)

  command.kill('SIGTERM')
  expect(await command.ended).toBe(0)
  expect(await platform.endpoints()).toEqual([])
})

test('300 KB of every kind of character come through the tunnel with their signature intact', async () => {
  const tunnels = await tunnelServer()
  const line = await liveLine({ tunnel: 'localtunnel', tunnelHost: tunnels.host })
  const { publicUrl } = line.engine.connection('thunderphone-manual').state()
  const body = incoming(1, { pad: 'é€😀\u0000\\'.repeat(25_000) })
  const reply = await deliver(`${publicUrl}?customer_id=123`, body)
  expect([reply.status, reply.body.toString()]).toEqual([200, liveConfig])
  const { request: kept } = await line.detailOf((await line.captureOf('1')).id)
  expect(Buffer.from(kept.bodyBase64, 'base64').equals(body)).toBe(true)
  expect(kept.path).toMatch(/\?customer_id=123$/)
})

test('SIGTERM while the tunnel is being opened ends it at once with 0', async () => {
  const platform = await platformStandIn()
  const silent = await rawListener(() => {})
  const command = listenBy(silent, platform.apiUrl, 'sk_live_test')
  await new Promise(resolve => setTimeout(resolve, 1_500))
  const startedAt = performance.now()
  command.kill('SIGTERM')
  expect(await command.ended).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
  expect(changes(platform)).toEqual([])
})
