import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { writeFirst } from '../../../core/data-folder/write-first.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** Writes so many files, each in the same moment as the other thread does. */
const racer = `
const { parentPort, workerData } = require('node:worker_threads')
const { script, folder, rounds, name, counter } = workerData
import(script).then(({ writeFirst }) => {
  const found = []
  for (let round = 1; round <= rounds; round++) {
    Atomics.add(counter, 0, 1)
    while (Atomics.load(counter, 0) < 2 * round);
    found.push(writeFirst(folder + '/' + round, name + round, () => true))
  }
  parentPort.postMessage(found)
})`
const race = (workerData: object): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(racer, { eval: true, workerData })
    worker.once('message', resolve).once('error', reject)
  })

const isGood = (text: string) => text.startsWith('good')

describe('a file that is written once', () => {
  it('is for its owner only, with nothing left beside it', () => {
    const file = join(tempFolder(), 'a', 'b', 'file')
    expect(writeFirst(file, 'good 1', isGood)).toBe('good 1')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(file))).toEqual(['file'])
  })

  it('stays what the first made of it', () => {
    const file = join(tempFolder(), 'file')
    writeFirst(file, 'good 1', isGood)
    expect(writeFirst(file, 'good 2', isGood)).toBe('good 1')
  })

  it('is the same for two who write it at once', async () => {
    const script = pathToFileURL(
      await bundleScript(new URL('../../../core/data-folder/write-first.ts', import.meta.url)),
    ).href
    const folder = tempFolder()
    const counter = new Int32Array(new SharedArrayBuffer(4))
    const shared = { script, folder, rounds: 200, counter }
    const [one, other] = await Promise.all(['one', 'other'].map(name => race({ ...shared, name })))
    expect(one).toHaveLength(200)
    expect(one).toEqual(other)
  })

  it('is replaced when it is no good', () => {
    const file = join(tempFolder(), 'file')
    writeFileSync(file, 'goo')
    expect(writeFirst(file, 'good 2', isGood)).toBe('good 2')
    expect(readFileSync(file, 'utf8')).toBe('good 2')
  })

  it('leaves nothing behind where it cannot be written', () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'file'))
    expect(() => writeFirst(join(folder, 'file'), 'good', isGood)).toThrow()
    expect(readdirSync(folder)).toEqual(['file'])
  })
})
