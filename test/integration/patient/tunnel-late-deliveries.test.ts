import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CaptureSummary } from '../../../shared/capture.ts'
import { type RunningCommand, runCommand } from '../../support/command.ts'
import { developerHandler } from '../../support/developer-handler.ts'
import { tempFile } from '../../support/files.ts'
import { capturesTold } from '../../support/listening.ts'
import { managedTunnel } from '../../support/managed-tunnel.ts'
import { deliver, endpointSecret, incoming, post } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { tunnelServer } from '../../support/tunnel-server.ts'

/** `hookswitch listen` in a process of its own, behind a real localtunnel server, in front of a handler. */
const listenBehind = async (tunnelHost: string, forwardTo: string) => {
  const secretFile = tempFile('secret', endpointSecret)
  const where = ['--tunnel-host', tunnelHost, '--data-dir', tempFolder()]
  const command = runCommand([
    'listen',
    '--secret-file',
    secretFile,
    '--json',
    ...where,
    '--forward-to',
    forwardTo,
  ])
  const ready = await command.json(value => value.type === 'ready')
  return { command, url: String(ready.publicUrl) }
}
const summaries = (command: RunningCommand): CaptureSummary[] =>
  capturesTold(command).map(told => CaptureSummary.parse(told))

test('calls that wait while the process is stopped are dropped and marked, and the next one is answered', async () => {
  const handler = await developerHandler()
  const tunnels = await tunnelServer()
  const { command, url } = await listenBehind(tunnels.host, handler.url)
  expect((await deliver(url, incoming(1))).body.toString()).toContain('From the handler.')
  command.kill('SIGSTOP')
  const waiting = Array.from({ length: 5 }, (_, id) => deliver(url, incoming(100 + id)))
  await sleep(3_000)
  command.kill('SIGCONT')
  await Promise.all(waiting)
  await expect.poll(() => summaries(command).length).toBe(6)
  expect(handler.seen).toHaveLength(1)
  for (const capture of summaries(command).slice(1))
    expect(capture).toMatchObject({
      outcome: { source: 'deadline', arrivedLate: true },
      verdict: { result: 'fallback', reason: 'arrived-late' },
    })
  await sleep(1_000)
  expect((await deliver(url, incoming(2))).body.toString()).toContain('From the handler.')
  await expect.poll(() => summaries(command).length).toBe(7)
  expect(summaries(command).at(-1)?.outcome.arrivedLate).toBeUndefined()
})

test('a delivery without a caller that waits for 3 s is in time, and is forwarded', async () => {
  const handler = await developerHandler()
  const tunnels = await tunnelServer()
  const { command, url } = await listenBehind(tunnels.host, handler.url)
  command.kill('SIGSTOP')
  const body = Buffer.from('{"data":{"call_id":7},"type":"telephony.complete"}')
  const waiting = deliver(url, body)
  await sleep(3_000)
  command.kill('SIGCONT')
  // Its platform waits for 30 s, so it is in time and is forwarded.
  expect((await waiting).status).toBe(200)
  expect(handler.seen).toHaveLength(1)
})

test('what was sent while nothing listened here never comes late to what listens next', async () => {
  const tunnels = await tunnelServer()
  const tunnel = await managedTunnel(tunnels)
  const url = `${await tunnel.manager.open(10_000)}/h`
  const open = await tunnel.closeReceiver()
  const waiting = Array.from({ length: 15 }, (_, id) => post(url, incoming(id)).catch(() => null))
  // The probe waits behind them, and that is how the dead listener is noticed.
  expect(await tunnel.manager.probe()).toBe(false)
  await tunnel.until('reopening', 5_000)
  await open()
  const came: string[] = []
  tunnel.serve((request, response) => {
    request.on('data', chunk => came.push(String(chunk)))
    request.on('end', () => response.end())
  })
  await tunnel.until('up', 8_000)
  await post(`${tunnel.manager.url()}/h`, Buffer.from('fresh'))
  await sleep(1_500)
  expect(came).toEqual(['fresh'])
  void waiting
}, 30_000)
