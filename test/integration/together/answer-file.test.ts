import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { tempFile } from '../../support/files.ts'
import { listening } from '../../support/listening.ts'
import { deliver, endpointSecret, incoming } from '../../support/sender.ts'

const config = (prompt: string): string => `{\n  "prompt": "${prompt}",\n  "voice": "en-US-James1"\n}\n`

const listeningWith = async (text: string) => {
  const file = tempFile('answer.json', text)
  const { url, command } = await listening(['--answer', file])
  let callId = 0
  return {
    file,
    /** What a caller gets now. */
    given: async () => (await deliver(url, incoming(++callId))).body.toString(),
    says: (words: RegExp) => expect.poll(() => command.stderr(), { timeout: 3_000 }).toMatch(words),
    command,
  }
}

test('the answer is the file, and saving it in place or anew gives the next call the new text', async () => {
  const { file, given, says } = await listeningWith(config('One.'))
  expect(await given()).toBe(config('One.'))

  writeFileSync(file, config('Two.'))
  await says(/Swapped in: answer\.json, revision 2\./)
  expect(await given()).toBe(config('Two.'))

  // As many editors do it: a new file under the old name.
  writeFileSync(`${file}~`, config('Three.'))
  renameSync(`${file}~`, file)
  await says(/revision 3\./)
  expect(await given()).toBe(config('Three.'))
})

test('a save that the platform would not take is refused with line and reason, and the last good answer stays', async () => {
  const { file, given, says } = await listeningWith(config('Good.'))
  writeFileSync(file, '{\n  "prompt": "Half of it",\n  "voice": \n')
  await says(/not swapped in: answer\.json, line [34], column \d+: Not JSON/)
  expect(await given()).toBe(config('Good.'))

  writeFileSync(file, '{\n  "prompt": "Hi.",\n  "voice": "en-US-James1",\n  "promt": 1\n}\n')
  await says(/not swapped in: answer\.json, line 4, column 3: .*promt/)
  expect(await given()).toBe(config('Good.'))

  rmSync(file)
  await says(/answer\.json could not be read: .*The last good answer stays in force/)
  expect(await given()).toBe(config('Good.'))

  writeFileSync(file, config('Better.'))
  await says(/Swapped in/)
  expect(await given()).toBe(config('Better.'))
})

test.each([
  ['a mistake', '{"prompt": "x", "voice": 7}', /not swapped in: answer\.json, line 1, column \d+/],
  ['nothing', '', /The answer is empty/],
])('a file with %s in it at the start ends it with 2 before anything is opened', async (_, text, words) => {
  const secretFile = tempFile('secret', endpointSecret)
  const args = [
    '--secret-file',
    secretFile,
    '--tunnel',
    'none',
    '--data-dir',
    tempFile('x', '').replace(/x$/, 'd'),
  ]
  const command = runCommand(['listen', ...args, '--answer', tempFile('answer.json', text)])
  expect(await command.ended).toBe(2)
  expect(command.stderr()).toMatch(words)
  expect(command.lines).toEqual([])
})
