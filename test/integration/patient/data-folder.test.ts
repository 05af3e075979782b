import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../core/sqlite.ts'
import { runCommand } from '../../support/command.ts'
import { listening } from '../../support/listening.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const practice = (dataFolder: string) =>
  runCommand(['listen', '--practice', '--json', '--data-dir', dataFolder])
const ready = (value: Record<string, unknown>): boolean => value.type === 'ready'

/** Name, size and content of every file. */
const fingerprint = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => (entry.isFile() ? [entry.name] : []))
    .sort()
    .map(
      name =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )

test('a second engine on the same folder ends with 1 and names the one that has it', async () => {
  const dataFolder = tempFolder()
  const first = practice(dataFolder)
  await first.json(ready)
  const second = practice(dataFolder)
  expect(await second.ended).toBe(1)
  expect(second.stderr()).toContain(
    `is in use by another Hookswitch (hookswitch listen, process ${first.process.pid},`,
  )
  expect(second.lines).toEqual([])

  // It has taken nothing from the first one, not even its name.
  const third = practice(dataFolder)
  expect(await third.ended).toBe(1)
  expect(third.stderr()).toContain(`process ${first.process.pid},`)
  const trigger = runCommand(['trigger', 'telephony.incoming', '--data-dir', dataFolder])
  expect(await trigger.ended).toBe(0)
})

test('after kill -9 the folder is free at once', async () => {
  const dataFolder = tempFolder()
  const first = practice(dataFolder)
  await first.json(ready)
  first.kill('SIGKILL')
  await first.ended
  const second = practice(dataFolder)
  await second.json(ready)
  second.kill('SIGTERM')
  expect(await second.ended).toBe(0)
})

test('two engines that start at the same moment: one gets the folder, the other is told', async () => {
  const dataFolder = tempFolder()
  const both = [practice(dataFolder), practice(dataFolder)]
  const ends = await Promise.all(
    both.map(command => Promise.race([command.json(ready), command.ended]).catch(() => 1)),
  )
  expect(ends.filter(end => end === 1).length).toBe(1)
})

test.skipIf(process.platform === 'win32')('what it writes only its owner can read', async () => {
  const { url, command, dataFolder } = await listening()
  await deliver(url, incoming(1))
  await command.json(value => value.type === 'capture')
  const open = readdirSync(dataFolder).filter(name => statSync(join(dataFolder, name)).mode & 0o077)
  expect(open).toEqual([])
  expect(readdirSync(dataFolder)).toContain('captures.sqlite')
})

const makeNewer = (dataFolder: string): void => {
  const database = openDatabase(join(dataFolder, 'captures.sqlite'))
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 99')
  database.close()
}

const used = async (): Promise<string> => {
  const dataFolder = tempFolder()
  const command = practice(dataFolder)
  await command.json(ready)
  command.kill('SIGTERM')
  expect(await command.ended).toBe(0)
  return dataFolder
}

const refusesNewer = async (dataFolder: string): Promise<void> => {
  // Whoever reads a write-ahead log makes an index of it beside it (-shm), which holds nothing.
  const captures = (): string[] =>
    fingerprint(dataFolder).filter(line => /^captures\.sqlite(-wal)? /.test(line))
  const before = captures()
  for (const args of [
    ['listen', '--practice'],
    ['captures', 'list'],
  ]) {
    const command = runCommand([...args, '--data-dir', dataFolder])
    expect(await command.ended).toBe(1)
    expect(command.stderr()).toMatch(
      /written by a newer Hookswitch \(format 99, .*\)\. Nothing was touched\./,
    )
    expect(captures()).toEqual(before)
  }
}

test('captures of a newer version are refused and not touched', async () => {
  const dataFolder = await used()
  makeNewer(dataFolder)
  await refusesNewer(dataFolder)
})

test('so are those whose newer version stands in the write-ahead log only, as a crash leaves it', async () => {
  const origin = await used()
  const database = openDatabase(join(origin, 'captures.sqlite'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 99')
  const dataFolder = tempFolder()
  for (const name of ['captures.sqlite', 'captures.sqlite-wal'])
    copyFileSync(join(origin, name), join(dataFolder, name))
  database.close()
  expect(readFileSync(join(dataFolder, 'captures.sqlite')).readInt32BE(60)).not.toBe(99)
  await refusesNewer(dataFolder)
})
