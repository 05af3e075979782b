import { expect, test } from 'vitest'
import type { TunnelTrouble } from '../../shared/tunnel.ts'
import { rawListener, unusedPort } from '../support/developer-handler.ts'
import { managedTunnel } from '../support/managed-tunnel.ts'
import { post } from '../support/sender.ts'
import { type EdgeTrouble, tunnelServer } from '../support/tunnel-server.ts'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const soon = 2_000

test('a tunnel server that is killed and comes back gives the same URL again within 5 s of its return', async () => {
  const tunnels = await tunnelServer()
  const { manager, phases, until } = await managedTunnel(tunnels)
  const url = await manager.open(10_000)
  tunnels.kill()
  await until('reopening', 5_000)
  await pause(4_000)
  await tunnels.restart()
  const tookMs = await until('up', 5_000)
  console.info(`green ${Math.round(tookMs)} ms after the server’s return`)
  expect(manager.url()).toBe(url)
  expect(phases()).toEqual(['opening', 'up', 'suspect', 'reopening', 'up'])
  expect(new Set(tunnels.names).size).toBe(1)
}, 30_000)

test('a server that was away for longer than one try is found within 5 s of its return, too', async () => {
  const tunnels = await tunnelServer()
  const { manager, until } = await managedTunnel(tunnels)
  const url = await manager.open(10_000)
  tunnels.kill()
  await until('reopening', 5_000)
  await pause(13_500)
  await tunnels.restart()
  console.info(`green ${Math.round(await until('up', 5_000))} ms after the server’s return`)
  expect(manager.url()).toBe(url)
}, 40_000)

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

test.each<[EdgeTrouble, TunnelTrouble]>([
  ['somebody-else', 'somebody-else'],
  ['name-lost', 'name-lost'],
  ['poisoned', 'poisoned'],
  ['reminder-page', 'reminder-page'],
  ['cut', 'unreachable'],
])(
  'callers who find this are known within a probe, and the tunnel is opened anew: %s',
  async (what, told) => {
    const tunnels = await tunnelServer()
    const { manager, until, states } = await managedTunnel(tunnels)
    const url = await manager.open(10_000)
    tunnels.trouble(what)
    expect(await manager.probe()).toBe(false)
    await until('reopening', 3_000)
    expect(states.map(state => state.trouble)).toContain(told)
    tunnels.trouble(null)
    await until('up', 6_000)
    // The name was asked for again once the server had let go of it.
    expect(manager.url()).toBe(url)
  },
)

test('a busy edge is not dead: the tunnel stays up, and the same one goes on', async () => {
  const tunnels = await tunnelServer()
  const { manager, phases } = await managedTunnel(tunnels)
  await manager.open(10_000)
  tunnels.trouble('busy')
  for (let i = 0; i < 3; i++) expect(await manager.probe()).toBe(true)
  expect(manager.state()).toMatchObject({ phase: 'up', trouble: 'busy' })
  tunnels.trouble(null)
  expect(await manager.probe()).toBe(true)
  expect(manager.state()).toMatchObject({ phase: 'up', trouble: null })
  expect(phases()).toEqual(['opening', 'up'])
  expect(tunnels.names).toHaveLength(1)
})

test('a name that somebody else holds is answered with another URL, which works', async () => {
  const tunnels = await tunnelServer()
  const first = await managedTunnel(tunnels)
  const second = await managedTunnel(tunnels)
  const [held, other] = [await first.manager.open(10_000), await second.manager.open(10_000)]
  expect(other).not.toBe(held)
  second.serve((_, response) => response.end('second'))
  expect((await post(`${other}/h`, Buffer.from('x'))).body.toString()).toBe('second')
})

test('a server that is not there is asked for until it is', async () => {
  const tunnels = await tunnelServer()
  tunnels.kill()
  const { manager, until } = await managedTunnel(tunnels)
  const url = manager.open(null)
  await pause(2_500)
  expect(manager.state()).toMatchObject({ phase: 'opening' })
  await tunnels.restart()
  await until('up', 5_000)
  expect(await url).toBe(manager.url())
}, 20_000)

test('an opening that nobody answers is given up in time, or called off at once', async () => {
  const silent = await rawListener(() => {})
  const slow = await managedTunnel({ host: silent })
  await expect(slow.manager.open(1_500)).rejects.toMatchObject({ code: 'tunnel-unreachable' })
  expect(slow.manager.state().phase).toBe('closed')
  const refused = await managedTunnel({ host: `http://127.0.0.1:${await unusedPort()}` })
  await expect(refused.manager.open(1_500)).rejects.toMatchObject({
    detail: { reason: 'nothing listens there' },
  })
  const calledOff = await managedTunnel({ host: silent })
  const opening = expect(calledOff.manager.open(null)).rejects.toMatchObject({
    detail: { reason: 'it was called off' },
  })
  await pause(300)
  const startedAt = performance.now()
  await calledOff.manager.close()
  await opening
  expect(performance.now() - startedAt).toBeLessThan(500)
})
