import { writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkDisk, freeBytesAt } from '../../../core/doctor/check-disk.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const mebibyte = 1_048_576
const withFree = (bytes: number) => checkDisk(tempFolder(), async () => bytes)

it('what is free is what this user may still write', async () => {
  const folder = tempFolder()
  const { bavail, bsize } = await statfs(folder)
  const free = (await freeBytesAt(folder)) ?? 0
  expect(Math.abs(free - bavail * bsize)).toBeLessThan(256 * mebibyte)
})

it.each([
  [1_024 * mebibyte, 'good', '1.0 GiB'],
  [1_024 * mebibyte - 1, 'warning', '1024 MiB'],
  [100 * mebibyte, 'warning', '100 MiB'],
  [100 * mebibyte - 1, 'bad', '100 MiB'],
  [9_000, 'bad', '8.8 KiB'],
  [0, 'bad', '0 B'],
])('%i free bytes are %s', async (bytes, result, words) => {
  const found = await withFree(bytes)
  expect(found).toMatchObject({ result, text: `${words} are free where the captures are.` })
  expect(found.cure === '').toBe(result === 'good')
})

it('a folder that is not there yet is on the disk of the one above it', async () => {
  const parent = tempFolder()
  const asked: string[] = []
  await checkDisk(join(parent, 'a', 'b'), async folder => {
    asked.push(folder)
    return 0
  })
  expect(asked).toEqual([parent])
})

it('a disk that does not say, or cannot be asked, is skipped', async () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  expect(await checkDisk(tempFolder(), async () => null)).toMatchObject({ result: 'skipped' })
  expect(await checkDisk(join(file, 'below'))).toMatchObject({ result: 'skipped' })
})

it.runIf(process.platform === 'linux')('/proc does not say', async () => {
  expect(await freeBytesAt('/proc')).toBeNull()
})
