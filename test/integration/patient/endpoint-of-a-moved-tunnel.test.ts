import { expect, test } from 'vitest'
import { simulatorCommand } from '../../support/simulator-command.ts'
import { tunnelServer } from '../../support/tunnel-server.ts'

const since = (startedAt: number): string => `${Math.round(performance.now() - startedAt)} ms`

test('a tunnel that comes back under another URL has the endpoint follow it, and calls arrive', async () => {
  const [tunnels, platform] = await Promise.all([tunnelServer(), simulatorCommand()])
  const command = platform.listen('--tunnel-host', tunnels.host)
  const { endpointId, publicUrl } = await command.json(value => value.type === 'ready')
  tunnels.silenceLegs()
  const lostAt = performance.now()
  const moved = async () => {
    const [only] = await platform.endpoints()
    return only?.url !== publicUrl && only?.status === 'active'
  }
  await expect.poll(moved, { timeout: 30_000, interval: 100 }).toBe(true)
  console.info(`active under another URL ${since(lostAt)} after the path went silent`)
  expect(await platform.endpoints()).toMatchObject([{ id: endpointId }])
  expect(await platform.trigger('telephony.incoming')).toMatchObject([{ status: 200 }])
  const told = command.stderr().split('\n')
  expect(told.some(line => /does not answer|no answer|opened again/i.test(line))).toBe(true)
}, 60_000)
