import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { tempFile } from '../../support/files.ts'
import { endpointSecret } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

test('listen says which deadline answer an earlier run chose, and nothing of the own agent', async () => {
  const dataFolder = tempFolder()
  const secretFile = tempFile('secret', endpointSecret)
  const ready = async (): Promise<string> => {
    const how = ['--secret-file', secretFile, '--tunnel', 'none', '--data-dir', dataFolder]
    const command = runCommand(['listen', ...how])
    await expect.poll(() => command.stderr(), { timeout: 10_000 }).toMatch(/Ctrl\+C ends it/)
    command.kill('SIGINT')
    expect(await command.ended).toBe(0)
    return command.stderr()
  }
  expect(await ready()).not.toContain('  deadline ')
  const file = join(dataFolder, 'settings.json')
  const settings = JSON.parse(readFileSync(file, 'utf8'))
  const deadline = { marginMs: 200, answerId: 'thunderphone-practice' }
  settings.connections['thunderphone-manual'] = { ...settings.connections['thunderphone-manual'], deadline }
  writeFileSync(file, JSON.stringify(settings))
  expect(await ready()).toMatch(/^ {2}deadline {4}“VIP concierge”, 200 ms before the limit$/m)
})
