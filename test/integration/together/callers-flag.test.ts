import { rmSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { tempFile } from '../../support/files.ts'
import { endpointSecret } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const listen = (...args: string[]) => {
  const secretFile = tempFile('secret', endpointSecret)
  const how = ['--secret-file', secretFile, '--tunnel', 'none', '--data-dir', tempFolder()]
  return runCommand(['listen', ...how, ...args])
}

test('listen --callers takes a path from where it is started, and says how many numbers there are', async () => {
  const file = tempFile('vip.csv', 'number,name\n+14155550199,Ada\n+14155550100,Bob\n')
  const command = listen('--callers', relative(process.cwd(), file))
  await expect
    .poll(() => command.stderr(), { timeout: 10_000 })
    .toMatch(/ {2}callers {5}2 numbers \(vip\.csv\)\n/)
})

test('listen says when the table of callers breaks, is mended and is removed, once each', async () => {
  const file = tempFile('vip.csv', 'number,name\n+14155550199,Ada\n')
  const command = listen('--callers', file)
  const says = (words: RegExp) => expect.poll(() => command.stderr(), { timeout: 10_000 }).toMatch(words)
  await says(/Ctrl\+C ends it/)
  writeFileSync(file, 'number,name\n,Ada\n')
  await says(/The table of callers .*vip\.csv was not taken: line 2 has no number\./)
  writeFileSync(file, 'number,name\n+14155550199,Ada\n+14155550100,Bob\n')
  await says(/^Callers: 2 numbers \(vip\.csv\)$/m)
  rmSync(file)
  await says(/was not taken: it was removed\./)
  expect(command.stderr().match(/Callers: |was not taken/g)).toHaveLength(3)
})

test.each([
  [
    'with a mistake',
    'number,name\n,Ada\n',
    /The table of callers .*vip\.csv was not taken: line 2 has no number\./,
  ],
  ['that is empty', '', /was not taken: it is empty\./],
  ['that is not there', null, /vip\.csv could not be read: there is no such file\./],
])('a table %s ends listen with 2 before anything is opened', async (_, text, words) => {
  const file = tempFile('vip.csv', text ?? '')
  if (text === null) rmSync(file)
  const command = listen('--callers', file, '--json')
  expect(await command.ended).toBe(2)
  expect(command.stderr()).toMatch(words)
  expect(command.lines).toEqual([])
})
