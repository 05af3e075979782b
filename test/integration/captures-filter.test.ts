import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CaptureDetail } from '../../shared/capture.ts'
import { builtCommand } from '../support/built.ts'
import { runCommand } from '../support/command.ts'
import { capturesTold, listening } from '../support/listening.ts'
import { deliver, incoming } from '../support/sender.ts'

const ended = async (...args: string[]) => {
  const command = runCommand(args)
  const code = await command.ended
  return { code, lines: command.lines, stderr: command.stderr() }
}

test('captures list, show and export find words in bodies: by the index, beside it, and without it', async () => {
  const { url, command, dataFolder } = await listening()
  for (let id = 1; id <= 3; id++)
    await deliver(url, incoming(id, { said: id === 2 ? 'a quiet pelargonium' : 'tulips' }))
  await command.json(line => line.type === 'capture' && line.callId === '3')
  const run = (what: string, ...filter: string[]) =>
    ended('captures', what, '--data-dir', dataFolder, ...filter)
  const calls = async (filter: string) =>
    (await run('list', '--json', `--filter=${filter}`)).lines.map(line => JSON.parse(line).callId)

  const index = join(dataFolder, 'search.sqlite')
  const looks = async () => {
    expect(await calls('pelarg type:incoming')).toEqual(['2'])
    expect(await calls('-pelargonium')).toEqual(['3', '1'])
    const whole = await run('export', '--filter', 'tulips')
    const bodies = whole.lines.map(line => CaptureDetail.parse(JSON.parse(line)).request.bodyBase64)
    expect(bodies.map(body => JSON.parse(Buffer.from(body, 'base64').toString()).data.call_id)).toEqual([
      3, 1,
    ])
  }
  const shown = await run('show', '--filter', '"a quiet"')
  expect(shown.lines.join('\n')).toContain('a quiet pelargonium')
  await expect.poll(async () => (await run('list', '--filter', 'tulips')).lines).toHaveLength(2)
  await looks()
  command.kill('SIGTERM')
  await command.ended
  await looks()
  renameSync(index, `${index}-gone`)
  await looks()
  rmSync(join(dataFolder, 'captures.sqlite'))
  expect((await run('list', '--filter', 'tulips')).stderr).toMatch(/There are no captures in .* yet\./)
})

test.each([
  [['list', '--filter', 'colour:red'], /The filter is not understood: "colour:" is no filter/],
  [['show', '--filter', 'x', 'last'], /An id and --filter are two ways/],
  [['export', 'x'], /There is no "captures export x"/],
])('captures %j says what is wrong', async (args, words) => {
  const { code, stderr } = await ended('captures', ...args)
  expect(code).toBe(2)
  expect(stderr).toMatch(words)
})

test('listen shows live captures whose bodies have the word, in their order and at once', async () => {
  const { url, command } = await listening(['--filter', 'chrysanthemum -type:complete'])
  const say = (id: number) =>
    incoming(id, { said: id % 3 === 0 ? 'chrysanthemums, white ones' : 'nothing of note' })
  for (let id = 0; id < 30; id++) await deliver(url, say(id))
  const sentAt = performance.now()
  await deliver(url, incoming(999, { said: 'Chrysanthemum' }))
  await command.json(line => line.type === 'capture' && line.callId === '999')
  expect(performance.now() - sentAt).toBeLessThan(3_000)
  const calls = capturesTold(command).map(({ callId }) => Number(callId))
  expect(calls).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 999])
})

test('captures export ends well when nobody reads on', async () => {
  const { url, command, dataFolder } = await listening()
  const pad = 'x'.repeat(60_000)
  for (let id = 1; id <= 30; id++) await deliver(url, incoming(id, { pad }))
  await command.json(line => line.type === 'capture' && line.callId === '30')
  const child = spawn(process.execPath, [builtCommand, 'captures', 'export', '--data-dir', dataFolder])
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect(await once(child, 'close')).toEqual([0, null])
})
