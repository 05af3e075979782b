import { expect, test } from 'vitest'
import type { EngineEvent } from '../../shared/contract.ts'
import { runCommand } from '../support/command.ts'
import { developerHandler } from '../support/developer-handler.ts'
import { filesWith } from '../support/files.ts'
import { type OpenPage, openPage, served } from '../support/page-line.ts'
import { platformStandIn } from '../support/platform-stand-in.ts'
import { deliver, incoming } from '../support/sender.ts'

const calls = 500

const callsIn = (events: readonly EngineEvent[]): string[] =>
  events.flatMap(event => (event.name === 'capture' ? [event.payload.callId ?? ''] : []))

/** What a page's list shows: the snapshot, and each capture that came after it. */
const shown = ({ snapshot, events }: OpenPage): string[] => [
  ...snapshot.captures.map(c => c.callId ?? ''),
  ...callsIn(events),
]

test('a page that reloads in the middle of a flood neither loses nor doubles a capture', async () => {
  const host = await served(['--practice'])
  const steady = await openPage(host)
  const trigger = runCommand([
    ...['trigger', 'telephony.incoming', '--count', String(calls), '--json', '--data-dir', host.dataFolder],
  ])
  // A reload every time that the one before has seen some: all of them in the middle.
  let last = await openPage(host)
  for (let n = 0; n < 3; n++) {
    await expect.poll(() => callsIn(last.events).length, { interval: 2, timeout: 10_000 }).toBeGreaterThan(20)
    const next = await openPage(host)
    last.close()
    last = next
  }
  expect(callsIn(steady.events).length).toBeLessThan(calls)
  expect(await trigger.ended).toBe(0)
  const sent = trigger.lines.map(line => String(JSON.parse(line).callId))
  expect(new Set(sent).size).toBe(calls)
  // The first call of all was placed when the host started.
  const [first] = steady.snapshot.captures.map(c => c.callId ?? '')
  const all = [first, ...sent].sort()

  await expect.poll(() => shown(steady).length, { timeout: 10_000 }).toBe(calls + 1)
  expect(shown(steady).sort()).toEqual(all)
  await expect.poll(() => callsIn(last.events).at(-1)).toBe(callsIn(steady.events).at(-1))
  // The last reload: its snapshot holds the newest only, so what is older is asked for.
  const seen = shown(last)
  expect(new Set(seen).size).toBe(seen.length)
  const beforeSeq = Math.min(...last.snapshot.captures.map(c => c.seq))
  const older = await last.client.request('captures.page', { beforeSeq, limit: 500 })
  expect([...older.captures.map(c => c.callId ?? ''), ...seen].sort()).toEqual(all)
  // Counts are told at most ten times a second, and the last ones are right.
  const counts = () => last.events.findLast(event => event.name === 'counts')?.payload.captures
  await expect.poll(counts).toBe(calls + 1)
})

test('secrets that a page gives never come back, in no message and no file but their own', async () => {
  const secrets = ['sk_live_GivenByThePage1', 'GivenForTheHandler2', 'whsec_of_e-1']
  const [apiKey = '', handlerSecret = ''] = secrets
  const platform = await platformStandIn()
  const handler = await developerHandler()
  const host = await served(['--practice'])
  const page = await openPage(host)
  const connectionId = 'thunderphone'
  await page.client.request('connections.connect', {
    connectionId,
    apiKey,
    apiUrl: platform.apiUrl,
    tunnel: 'none',
  })
  await page.client.request('connections.forward', { connectionId, forwardTo: handler.url, handlerSecret })
  const [endpoint] = platform.endpoints.values()
  await deliver(endpoint?.url ?? '', incoming(1), {}, endpoint?.secret)
  expect(handler.seen.length).toBe(1)

  const again = await openPage(host)
  const state = again.snapshot.connections.find(c => c.id === connectionId)
  expect(state).toMatchObject({ status: 'live', apiKeySet: true, handlerSecretSet: true })
  const { captures } = await again.client.request('captures.page', { limit: 10 })
  for (const { id } of captures) await again.client.request('captures.get', { id })
  // A refusal must not quote what it was given either.
  const wrong = { connectionId: 'nobody', forwardTo: 'no URL', handlerSecret: `${handlerSecret}-wrong` }
  await expect(again.client.request('connections.forward', wrong)).rejects.toThrow()
  await page.client.request('connections.disconnect', { connectionId })
  expect(platform.endpoints.size).toBe(0)

  const said = [...page.messages, ...again.messages, ...host.command.lines, host.command.stderr()].join('\n')
  expect(said).toContain(handler.url)
  for (const secret of secrets) expect(said).not.toContain(secret)
  // They are where secrets are kept, and nowhere else.
  for (const secret of [apiKey, handlerSecret])
    expect(filesWith(host.dataFolder, secret).map(file => file.slice(host.dataFolder.length + 1))).toEqual([
      'secrets.json',
    ])
  expect(filesWith(host.dataFolder, 'whsec_of_e-1')).toEqual([])
})

test('what was connected is connected again at the next start, and released at the end of each', async () => {
  const platform = await platformStandIn()
  const first = await served(['--practice'])
  const page = await openPage(first)
  const connectionId = 'thunderphone'
  await page.client.request('connections.connect', {
    connectionId,
    apiKey: 'sk_live_kept',
    apiUrl: platform.apiUrl,
    tunnel: 'none',
  })
  const [before] = platform.endpoints.values()
  first.command.kill('SIGTERM')
  expect(await first.command.ended).toBe(0)
  expect(platform.endpoints.size).toBe(0)

  const second = await served([], first.dataFolder)
  // The page is served at once; the connection opens in its own time.
  await expect.poll(() => platform.endpoints.size, { timeout: 10_000 }).toBe(1)
  const [after] = platform.endpoints.values()
  expect(new URL(after?.url ?? '').pathname).toBe(new URL(before?.url ?? '').pathname)
  expect(platform.calls.every(call => call.authorization === 'Bearer sk_live_kept')).toBe(true)
  second.command.kill('SIGINT')
  expect(await second.command.ended).toBe(0)
  expect(platform.endpoints.size).toBe(0)
})
