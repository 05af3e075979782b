import { expect, test } from 'vitest'
import { simulatorCommand } from '../../support/simulator-command.ts'
import { tunnelServer } from '../../support/tunnel-server.ts'

const since = (startedAt: number): string => `${Math.round(performance.now() - startedAt)} ms`

test('while the tunnel is lost the endpoint is disabled, and active again under the same URL when it is back', async () => {
  const [tunnels, platform] = await Promise.all([tunnelServer(), simulatorCommand()])
  const command = platform.listen('--tunnel-host', tunnels.host)
  const ready = await command.json(value => value.type === 'ready')
  const endpoint = { id: ready.endpointId, url: ready.publicUrl }
  tunnels.kill()
  const lostAt = performance.now()
  await expect
    .poll(platform.endpoints, { timeout: 16_000, interval: 100 })
    .toMatchObject([{ ...endpoint, status: 'disabled' }])
  console.info(`disabled ${since(lostAt)} after the tunnel server died`)
  expect(performance.now() - lostAt).toBeGreaterThan(9_000)

  await tunnels.restart()
  const backAt = performance.now()
  await expect
    .poll(platform.endpoints, { timeout: 8_000, interval: 100 })
    .toMatchObject([{ ...endpoint, status: 'active' }])
  console.info(`active ${since(backAt)} after the tunnel server came back`)
  expect(await platform.trigger('telephony.incoming')).toMatchObject([{ status: 200 }])
  await command.json(value => value.type === 'capture')

  command.kill('SIGTERM')
  expect(await command.ended).toBe(0)
  expect(await platform.endpoints()).toEqual([])
}, 60_000)
