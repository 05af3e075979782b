import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { makeCallers } from '../../../core/callers/callers.ts'
import type { CallersState } from '../../../shared/state.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const row = (name: string): string => `number,name\n+1 (415) 555-0199,${name}\nweb,Widget\n`
const soon = { timeout: 5_000, interval: 20 }

const used = async (text: string | null) => {
  const folder = tempFolder()
  const file = join(folder, 'vip.csv')
  if (text !== null) writeFileSync(file, text)
  const told: (CallersState | null)[] = []
  const callers = makeCallers(() => told.push(callers.state()))
  onTestFinished(callers.close)
  await callers.use(file)
  return { folder, file, told, callers, name: () => callers.find('+14155550199')?.name }
}

describe('a table of callers', () => {
  it('gives the row of a number, however it is written, and of the widget', async () => {
    const { callers, file } = await used(row('Ada'))
    expect(callers.find('+14155550199')).toEqual({ number: '+1 (415) 555-0199', name: 'Ada' })
    expect(callers.find('001 415 5550199')).toEqual(callers.find('+14155550199'))
    expect(callers.find('web')?.name).toBe('Widget')
    expect(callers.find('+14155550100')).toBeNull()
    expect(callers.find('constructor')).toBeNull()
    expect(callers.find(null)).toBeNull()
    expect(callers.state()).toEqual({ file, rows: 2, problem: null })
  })

  it('is read again when it is saved, in place or as a new file under its name, and says so', async () => {
    const { file, folder, name, told } = await used(row('Ada'))
    const before = told.length
    writeFileSync(file, row('Bob'))
    await vi.waitFor(() => expect(name()).toBe('Bob'), soon)
    writeFileSync(join(folder, '.vip.tmp'), row('Cem'))
    renameSync(join(folder, '.vip.tmp'), file)
    await vi.waitFor(() => expect(name()).toBe('Cem'), soon)
    expect(told.length).toBeGreaterThan(before)
    expect(told.at(-1)).toEqual({ file, rows: 2, problem: null })
  })

  it('stays as it was while a change is no good or the file is gone, and the state says why', async () => {
    const { file, callers, name } = await used(row('Ada'))
    writeFileSync(file, `${row('Bob')},Nobody\n`)
    const reason = () => callers.state()?.problem?.detail.reason
    await vi.waitFor(() => expect(reason()).toBe('line 4 has no number'), soon)
    expect(callers.state()).toMatchObject({
      rows: 2,
      problem: { code: 'callers-file-invalid', detail: { file } },
    })
    expect(name()).toBe('Ada')

    rmSync(file)
    await vi.waitFor(() => expect(reason()).toBe('it was removed'), soon)
    expect(name()).toBe('Ada')

    writeFileSync(file, row('Cem'))
    await vi.waitFor(() => expect(name()).toBe('Cem'), soon)
    expect(callers.state()?.problem).toBeNull()
  })

  it('that is not there yet is read when it comes', async () => {
    const { file, callers, name } = await used(null)
    expect(callers.state()).toMatchObject({ rows: 0, problem: { code: 'file-unreadable' } })
    writeFileSync(file, row('Ada'))
    await vi.waitFor(() => expect(name()).toBe('Ada'), soon)
    expect(callers.state()?.problem).toBeNull()
  })

  it('is forgotten when another file or none is used, though that is no good', async () => {
    const { callers, folder, name } = await used(row('Ada'))
    await callers.use(join(folder, 'none.csv'))
    expect(name()).toBeUndefined()
    expect(callers.state()).toMatchObject({ rows: 0, problem: { code: 'file-unreadable' } })
    await callers.use(null)
    expect(callers.state()).toBeNull()
  })

  it('is the last one that was asked for, whatever is ready first', async () => {
    const { callers, folder, name } = await used(null)
    const files = ['a', 'b', 'c'].map(word => {
      const file = join(folder, `${word}.csv`)
      writeFileSync(file, row(word) + (word === 'a' ? '+14155550000,x\n'.repeat(20_000) : ''))
      return file
    })
    await Promise.all(files.map(file => callers.use(file)))
    expect(name()).toBe('c')
    expect(callers.state()?.file).toBe(files[2])
    await sleep(200)
    expect(name()).toBe('c')
  })

  it('is not watched any more when it is closed, and stays', async () => {
    const { callers, file, name } = await used(row('Ada'))
    await callers.close()
    writeFileSync(file, row('Bob'))
    await sleep(300)
    expect(name()).toBe('Ada')
    await callers.use(file)
    expect(name()).toBe('Bob')
  })
})
