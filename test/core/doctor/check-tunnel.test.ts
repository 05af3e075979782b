import { expect, it, onTestFinished } from 'vitest'
import { checkTunnel, type TunnelToCheck } from '../../../core/doctor/check-tunnel.ts'
import { openReceiver, type Receiver } from '../../../core/receiver/receiver.ts'
import type { OpenTunnel, TunnelProvider } from '../../../core/tunnel/provider.ts'
import { customTunnel, noTunnel } from '../../../core/tunnel/still.ts'
import { Problem } from '../../../shared/problem.ts'
import { developerHandler, unusedPort } from '../../support/developer-handler.ts'
import { never } from './signal.ts'

const openedReceiver = async (): Promise<Receiver> => {
  const receiver = await openReceiver(0)
  onTestFinished(() => receiver.close(0))
  return receiver
}
const check = async (wanted: Partial<TunnelToCheck> & Pick<TunnelToCheck, 'provider'>) =>
  checkTunnel(
    {
      openAt: null,
      receiver: openedReceiver,
      holder: null,
      portIsRight: true,
      remotePlatform: 'ThunderPhone',
      ...wanted,
    },
    never(),
  )

/** A provider of the test's own: it says what it was asked for, and whether it was closed. */
const providerAt = (urlFor: (port: number) => string) => {
  const opened: OpenTunnel[] = []
  let closed = 0
  const provider: TunnelProvider = {
    ...noTunnel,
    id: 'localtunnel',
    host: 'https://tunnels.example',
    open: async options => {
      opened.push(options)
      return {
        url: urlFor(options.localPort),
        close: async () => {
          closed += 1
        },
        onGone: () => {},
      }
    },
  }
  return { provider, opened, closed: () => closed }
}

it('a tunnel that leads here is good, with its round trip, and is closed again', async () => {
  const { provider, opened, closed } = providerAt(port => `http://127.0.0.1:${port}`)
  const found = await check({ provider })
  expect(found).toMatchObject({ id: 'tunnel', result: 'good' })
  expect(found.text).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+ of https:\/\/tunnels\.example led here \(opened for this check, closed again\), with a round trip of \d+ ± \d+ ms\.$/,
  )
  expect(opened).toHaveLength(1)
  expect(opened[0]?.wantedName).toMatch(/^[a-z0-9]{20,}$/)
  expect(closed()).toBe(1)
})

it('a tunnel that leads elsewhere says what was found there, and is closed again', async () => {
  const { url } = await developerHandler(response => response.writeHead(503).end())
  const { provider, closed } = providerAt(() => new URL(url).origin)
  const found = await check({ provider })
  expect(found).toMatchObject({ result: 'bad', problem: 'tunnel-not-ours' })
  expect(found.text).toContain('the tunnel server does not know the name')
  expect(closed()).toBe(1)
})

it('one that is open already is asked, and neither opened nor closed', async () => {
  const receiver = await openedReceiver()
  const { provider, opened } = providerAt(() => '')
  const openAt = `http://127.0.0.1:${receiver.port}`
  const found = await check({ provider, openAt, receiver: async () => receiver })
  expect(found).toMatchObject({ result: 'good' })
  expect(found.text).toContain('leads to this engine')
  expect(opened).toEqual([])
})

it('one that cannot be opened says why', async () => {
  const problem = new Problem('tunnel-unreachable', { host: 'x', reason: 'nothing listens there' })
  const provider: TunnelProvider = { ...noTunnel, id: 'localtunnel', open: () => Promise.reject(problem) }
  expect(await check({ provider })).toMatchObject({ result: 'bad', problem: 'tunnel-unreachable' })
})

it('a URL of the user leads to one port, which has to be named before it can be called bad', async () => {
  const provider = customTunnel(`http://127.0.0.1:${await unusedPort()}`)
  expect(await check({ provider, portIsRight: true })).toMatchObject({
    result: 'bad',
    problem: 'tunnel-not-ours',
  })
  const found = await check({ provider, portIsRight: false })
  expect(found).toMatchObject({ result: 'warning' })
  expect(found.cure).toContain('--port')
  const receiver = await openedReceiver()
  const right = customTunnel(`http://localhost:${receiver.port}/`)
  expect(await check({ provider: right, receiver: async () => receiver })).toMatchObject({ result: 'good' })
})

it.each(['custom', 'ssh'] as const)('%s is left to the engine that runs', async id => {
  const provider: TunnelProvider = { ...customTunnel('https://hooks.example.com'), id }
  const found = await check({ provider, holder: 'hookswitch serve, process 7' })
  expect(found).toMatchObject({ result: 'skipped' })
  expect(found.text).toContain('hookswitch serve, process 7')
})

it('no tunnel is a warning only where the platform is elsewhere', async () => {
  expect(await check({ provider: noTunnel })).toMatchObject({
    result: 'warning',
    text: 'There is none, so no delivery of ThunderPhone gets to this machine.',
  })
  expect(await check({ provider: noTunnel, remotePlatform: null })).toMatchObject({ result: 'skipped' })
})

it('without a receiver nothing is opened', async () => {
  const { provider, opened } = providerAt(() => '')
  const receiver = () => Promise.reject(new Problem('port-taken', { port: '1' }))
  expect(await check({ provider, receiver })).toMatchObject({ result: 'skipped' })
  expect(opened).toEqual([])
})
