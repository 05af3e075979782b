import { expect, test } from 'vitest'
import { managedTunnel } from '../../support/managed-tunnel.ts'
import { tunnelServer } from '../../support/tunnel-server.ts'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

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
