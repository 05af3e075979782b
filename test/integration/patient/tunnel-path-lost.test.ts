import { expect, test } from 'vitest'
import { managedTunnel } from '../../support/managed-tunnel.ts'
import { post } from '../../support/sender.ts'
import { tunnelServer } from '../../support/tunnel-server.ts'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const soon = 2_000

test('a path that goes silent is suspect within 15 s and green within 30 s, under another URL', async () => {
  const tunnels = await tunnelServer()
  const { manager, until, serve } = await managedTunnel(tunnels)
  serve((_, response) => response.end('here'))
  const url = await manager.open(10_000)
  tunnels.silenceLegs()
  const startedAt = performance.now()
  const suspectMs = await until('suspect', 15_000)
  await until('reopening', 15_000)
  await until('up', 15_000)
  console.info(
    `suspect after ${Math.round(suspectMs)} ms, green after ${Math.round(performance.now() - startedAt)} ms`,
  )
  expect(performance.now() - startedAt).toBeLessThan(30_000)
  // The server still holds the old name for connections that it takes for alive.
  expect(manager.url()).not.toBe(url)
  expect((await post(`${manager.url()}/h`, Buffer.from('x'))).body.toString()).toBe('here')
}, 60_000)

test('a server that stands still is suspect, and green soon after it goes on', async () => {
  const tunnels = await tunnelServer()
  const { manager, until } = await managedTunnel(tunnels, soon)
  await manager.open(10_000)
  tunnels.freeze()
  expect(await until('suspect', 5_000)).toBeGreaterThan(1_400)
  await until('reopening', 5_000)
  await pause(2_000)
  tunnels.unfreeze()
  await until('up', 15_000)
  expect(manager.state().trouble).toBeNull()
}, 40_000)

test('a name that somebody else holds is answered with another URL, which works', async () => {
  const tunnels = await tunnelServer()
  const first = await managedTunnel(tunnels)
  const second = await managedTunnel(tunnels)
  const [held, other] = [await first.manager.open(10_000), await second.manager.open(10_000)]
  expect(other).not.toBe(held)
  second.serve((_, response) => response.end('second'))
  expect((await post(`${other}/h`, Buffer.from('x'))).body.toString()).toBe('second')
})
