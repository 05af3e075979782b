import { expect, test } from 'vitest'
import { runCommand } from '../support/command.ts'
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
