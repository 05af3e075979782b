import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../../shared/problem.ts'
import { dataFiles, makeDataFolder } from '../data-folder/data-folder.ts'
import { temporaryName, writeFirst } from '../data-folder/write-first.ts'
import { isNonce } from './label.ts'
import { isNewer, LeaseEntry } from './lease-entry.ts'

export interface LedgerPage {
  readonly entries: readonly LeaseEntry[]
  /** Nonces of files that say nothing. */
  readonly unreadable: readonly string[]
  /** Files of a newer version. */
  readonly newer: readonly string[]
}

/**
 * The leases of a data folder, a file each: the engine, `hookswitch endpoints` and the watchdog never overwrite each
 * other's, and a file that cannot be read still has its nonce in its name.
 */
export interface Ledger {
  fileOf(nonce: string): string
  read(): LedgerPage
  /** On disk when it resolves. @throws Problem `data-folder-not-writable` */
  write(entry: LeaseEntry): Promise<void>
  remove(nonce: string): Promise<void>
  /** Moves a file out of the way. @returns its new path */
  keepAside(nonce: string): Promise<string>
  /** Made once for each data folder. @throws Problem `data-folder-not-writable` */
  installationId(): Promise<string>
}

const Installation = z.object({ installationId: z.string().min(1) })

const installationIn = (text: string): string | null => {
  try {
    return Installation.parse(JSON.parse(text)).installationId
  } catch {
    return null
  }
}

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** A folder's own entries are on disk when the folder is. Windows has no such call. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

const writeWhole = async (folder: string, name: string, json: unknown): Promise<void> => {
  const temporary = join(folder, temporaryName(name))
  try {
    makeDataFolder(folder)
    const handle = await open(temporary, 'w', 0o600)
    try {
      await handle.writeFile(JSON.stringify(json))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, join(folder, name))
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw notWritable(folder, error)
  }
}

const notWritable = (folder: string, error: unknown): Problem => {
  if (error instanceof Problem) return error
  const reason = (error as Error).message
  return new Problem('data-folder-not-writable', { folder, reason }, { cause: error })
}

/** Longer than any file takes to be written. */
const abandonedAfterMs = 60_000

/** Removes what a run that died while it wrote has left half written. */
const sweep = (folder: string, nowMs: number): void => {
  for (const name of namesIn(folder).filter(name => name.endsWith('.tmp')))
    try {
      const file = join(folder, name)
      if (nowMs - statSync(file).mtimeMs > abandonedAfterMs) rmSync(file, { force: true })
    } catch {
      // It does no harm.
    }
}

/** @param nowMs milliseconds since the epoch */
export const openLedger = (dataFolder: string, nowMs: number): Ledger => {
  const folder = dataFiles(dataFolder).leases
  sweep(folder, nowMs)
  const fileOf = (nonce: string): string => join(folder, `${nonce}.json`)
  return {
    fileOf,
    read: () => {
      const page = { entries: [] as LeaseEntry[], unreadable: [] as string[], newer: [] as string[] }
      for (const name of namesIn(folder)) {
        const nonce = name.replace(/\.json$/, '')
        if (nonce === name || !isNonce(nonce)) continue
        const json = readJson(fileOf(nonce))
        const { success, data } = LeaseEntry.safeParse(json)
        if (success && data.nonce === nonce) page.entries.push(data)
        else if (isNewer(json)) page.newer.push(fileOf(nonce))
        // It may have been removed between listing and reading.
        else if (namesIn(folder).includes(name)) page.unreadable.push(nonce)
      }
      return page
    },
    write: entry => writeWhole(folder, `${entry.nonce}.json`, entry),
    remove: nonce => rm(fileOf(nonce), { force: true }),
    keepAside: async nonce => {
      const kept = join(folder, `${nonce}.unreadable`)
      await rename(fileOf(nonce), kept)
      return kept
    },
    installationId: async () => {
      try {
        const made = JSON.stringify({ installationId: randomUUID() })
        const isGood = (text: string) => installationIn(text) !== null
        return installationIn(writeFirst(join(folder, 'installation.json'), made, isGood)) ?? ''
      } catch (error) {
        throw notWritable(folder, error)
      }
    },
  }
}
