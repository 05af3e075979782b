import { setTimeout as sleep } from 'node:timers/promises'
import { Agent } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { CaptureSummary } from '../../shared/capture.ts'
import { vipConcierge } from '../../shared/platforms/thunderphone/examples.ts'
import { type RunningCommand, runCommand } from '../support/command.ts'
import { capturesTold, listening } from '../support/listening.ts'
import { deliver, incoming } from '../support/sender.ts'
import { tempFolder } from '../support/temp-folder.ts'

const calls = 1_000
const atOnce = 50

const list = async (dataFolder: string): Promise<CaptureSummary[]> => {
  const command = runCommand(['captures', 'list', '--json', '--limit', '100000', '--data-dir', dataFolder])
  expect([await command.ended, command.stderr()]).toEqual([0, ''])
  return command.lines.map(line => CaptureSummary.parse(JSON.parse(line)))
}

const told = (command: RunningCommand) => capturesTold(command).map(value => CaptureSummary.parse(value))

test('1,000 practice calls, 50 at a time: all verified, answered with the live config, captured, none late', async () => {
  const dataFolder = tempFolder()
  const command = runCommand(['listen', '--practice', '--json', '--data-dir', dataFolder])
  await command.json(value => value.type === 'ready')
  const startedAt = performance.now()
  const trigger = runCommand([
    ...['trigger', 'telephony.incoming', '--count', String(calls), '--json', '--data-dir', dataFolder],
  ])
  expect(await trigger.ended).toBe(0)
  const tookMs = performance.now() - startedAt

  const sent = trigger.lines.map(line => JSON.parse(line))
  expect(sent.length).toBe(calls)
  expect(sent.filter(result => result.reached !== 'config')).toEqual([])
  const slowest = Math.max(...sent.map(result => result.tookMs))
  console.info(`${calls} calls in ${Math.round(tookMs)} ms, slowest ${Math.round(slowest)} ms`)
  expect(slowest).toBeLessThan(2_000)

  await expect.poll(() => told(command).length).toBe(calls)
  const captures = told(command)
  const numbers = new Set(sent.map(result => result.callId))
  expect(numbers.size).toBe(calls)
  expect(new Set(captures.map(c => c.callId))).toEqual(numbers)
  const fates = new Set(
    captures.map(({ signature, outcome, verdict }) =>
      [signature.status, outcome.source, verdict.result].join(),
    ),
  )
  expect([...fates]).toEqual(['verified,default,used'])

  command.kill('SIGTERM')
  expect(await command.ended).toBe(0)
  const kept = await list(dataFolder)
  expect(new Set(kept.map(c => c.id))).toEqual(new Set(captures.map(c => c.id)))
  // Newest first, numbered without a gap.
  expect(kept.map(c => c.seq)).toEqual(Array.from({ length: calls }, (_, i) => calls - i))
})

test('kill -9 in the middle of a flood loses no delivery that got its 200, and the next start goes on from there', async () => {
  const { url, command, dataFolder } = await listening()
  const dispatcher = new Agent({ connections: atOnce })
  onTestFinished(() => dispatcher.destroy())
  const answered: number[] = []
  let next = 1
  const send = async (): Promise<void> => {
    while (next <= calls * 5) {
      const callId = next++
      const reply = await deliver(url, incoming(callId), { dispatcher }).catch(() => null)
      if (reply === null) return
      if (reply.status === 200) answered.push(callId)
    }
  }
  const senders = Array.from({ length: atOnce }, send)
  await expect.poll(() => answered.length, { interval: 1 }).toBeGreaterThan(400)
  command.kill('SIGKILL')
  await Promise.all(senders)
  expect(await command.ended).toBe('SIGKILL')
  // It was killed while it was busy, not after everything.
  expect(answered.length).toBeLessThan(calls * 5)

  const kept = await list(dataFolder)
  const callIds = new Set(kept.map(c => c.callId))
  expect(answered.filter(callId => !callIds.has(String(callId)))).toEqual([])

  const again = await listening([], dataFolder)
  expect((await deliver(again.url, incoming(99_999))).status).toBe(200)
  const capture = CaptureSummary.parse(await again.command.json(value => value.type === 'capture'))
  expect(capture.seq).toBe((kept[0]?.seq ?? 0) + 1)
})

test('a reader that leaves early, as head does, is no failure', async () => {
  const { url, dataFolder } = await listening()
  const bodies = Array.from({ length: 400 }, (_, callId) => incoming(callId))
  await Promise.all(bodies.map(body => deliver(url, body)))
  const command = runCommand(['captures', 'list', '--json', '--limit', '1000', '--data-dir', dataFolder])
  command.process.stdout?.destroy()
  expect([await command.ended, command.stderr()]).toEqual([0, ''])
})

test('what is read beside a running engine is what it has told', async () => {
  const { url, command, dataFolder } = await listening()
  for (let callId = 1; callId <= 3; callId++) await deliver(url, incoming(callId))
  await command.json(value => value.callId === '3')
  // What became known after the answer had left is written a moment later.
  await sleep(100)
  expect(await list(dataFolder)).toEqual(told(command).reverse())
})

test('the practice answer of a new folder is the good config, byte for byte', async () => {
  const dataFolder = tempFolder()
  const command = runCommand(['listen', '--practice', '--json', '--data-dir', dataFolder])
  await command.json(value => value.type === 'ready')
  const trigger = runCommand(['trigger', 'web.incoming', '--json', '--data-dir', dataFolder])
  expect(await trigger.ended).toBe(0)
  const [capture] = await list(dataFolder)
  expect(capture).toMatchObject({ eventType: 'web.incoming', from: 'web', verdict: { result: 'used' } })
  // `captures list` has no bodies: another reader of the file looks.
  const { openCapturesToRead } = await import('../../core/captures/database.ts')
  const { readCaptures } = await import('../../core/captures/capture-store.ts')
  const database = openCapturesToRead(`${dataFolder}/captures.sqlite`)
  onTestFinished(() => database.close())
  expect(
    readCaptures(database)
      .get(capture?.id ?? '')
      ?.response.body.toString(),
  ).toBe(vipConcierge)
})
