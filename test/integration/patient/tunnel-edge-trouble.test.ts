import { expect, test } from 'vitest'
import type { TunnelTrouble } from '../../../shared/tunnel.ts'
import { rawListener, unusedPort } from '../../support/developer-handler.ts'
import { managedTunnel } from '../../support/managed-tunnel.ts'
import { type EdgeTrouble, tunnelServer } from '../../support/tunnel-server.ts'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

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
