import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFiles, makeDataFolder } from '../../../core/data-folder/data-folder.ts'
import { newNonce } from '../../../core/lease/label.ts'
import { openLedger } from '../../../core/lease/ledger.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const leasesOf = (dataFolder: string): string => {
  const folder = dataFiles(dataFolder).leases
  makeDataFolder(folder)
  return folder
}

describe('the ledger', () => {
  it('makes one installation id, whoever asks at the same time', async () => {
    const dataFolder = tempFolder()
    const ledgers = Array.from({ length: 20 }, () => openLedger(dataFolder, Date.now()))
    const ids = await Promise.all(ledgers.map(ledger => ledger.installationId()))
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(await openLedger(dataFolder, Date.now()).installationId()).toBe(ids[0])
    expect(readdirSync(leasesOf(dataFolder))).toEqual(['installation.json'])
  })

  it('replaces an installation id that says nothing', async () => {
    const dataFolder = tempFolder()
    writeFileSync(join(leasesOf(dataFolder), 'installation.json'), '{"installat')
    const id = await openLedger(dataFolder, Date.now()).installationId()
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await openLedger(dataFolder, Date.now()).installationId()).toBe(id)
  })

  it('removes half-written files when it is opened, unless they may be being written', () => {
    const dataFolder = tempFolder()
    const folder = leasesOf(dataFolder)
    const [old, fresh] = [`${newNonce()}.json.tmp`, `${newNonce()}.json.tmp`]
    const kept = `${newNonce()}.json`
    const nowMs = Date.now()
    for (const [name, agoMs] of [
      [old, 61_000],
      [kept, 61_000],
      [fresh, 50_000],
    ] as const) {
      writeFileSync(join(folder, name), '{')
      const then = new Date(nowMs - agoMs)
      utimesSync(join(folder, name), then, then)
    }
    openLedger(dataFolder, nowMs)
    expect(readdirSync(folder).sort()).toEqual([fresh, kept].sort())
  })
})
