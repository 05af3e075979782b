import { expect, test } from 'vitest'
import { runCommand } from '../support/command.ts'
import { testEngine } from '../support/engine.ts'
import { filledFolder } from '../support/filled-folder.ts'
import { manyCaptures } from '../support/many-captures.ts'
import { tempFolder } from '../support/temp-folder.ts'

test('a practice line is ready within a second of its command', async () => {
  const times: number[] = []
  for (let n = 0; n < 3; n++) {
    const dataFolder = tempFolder()
    const startedAt = performance.now()
    const command = runCommand(['listen', '--practice', '--json', '--data-dir', dataFolder])
    const first = JSON.parse(await command.line(() => true))
    times.push(Math.round(performance.now() - startedAt))
    expect(first).toEqual({
      type: 'ready',
      receiverUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/h\//),
      publicUrl: expect.stringMatching(/^http:\/\/localhost:\d+\/h\//),
      endpointId: expect.any(String),
    })
    command.kill('SIGTERM')
    expect(await command.ended).toBe(0)
  }
  console.info(`ready after ${times.join(', ')} ms`)
  const [, median] = times.sort((a, b) => a - b)
  expect(median).toBeLessThan(1_000)
})

/** Of this process, in milliseconds: other programs of the machine are not in it. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

test('a start on two hundred thousand captures costs no more than one on two hundred', async () => {
  const sizes = [200, 200_000]
  const folders = sizes.map(count => filledFolder(manyCaptures(count)))
  const least = sizes.map(() => Number.POSITIVE_INFINITY)
  // In turn, so that whatever else goes on meets both.
  for (let round = 0; round < 7; round++)
    for (const [i, dataFolder] of folders.entries()) {
      const from = cpuMs()
      const engine = await testEngine({ dataFolder })
      await engine.connect({ platform: 'thunderphone', mode: 'practice' })
      least[i] = Math.min(least[i] ?? 0, cpuMs() - from)
      expect(engine.snapshot().counts.captures).toBe(sizes[i])
      await engine.stop()
    }
  const [few = 0, many = 0] = least
  console.info(`started in ${few.toFixed(1)} and ${many.toFixed(1)} ms of processor`)
  expect(many).toBeLessThan(few * 1.25 + 2)
}, 120_000)
