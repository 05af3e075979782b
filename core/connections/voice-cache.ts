import { readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { temporaryName } from '../data-folder/write-first.ts'
import type { Voice } from '../platforms/endpoint-api.ts'

const VoiceList = z.object({
  /** Without what might be a secret in its URL. */
  api: z.string(),
  voices: z.array(z.object({ id: z.string(), label: z.string() })),
})
type VoiceList = z.infer<typeof VoiceList>

/** The voices of each account as they were fetched last, so that a start without a network knows them. */
export interface VoiceCache {
  /** Null when none were fetched from that API. */
  get(connectionId: string, apiUrl: string): Voice[] | null
  /** Writes the file in its own time: it is a convenience, and a disk that takes nothing is no problem of a call. */
  put(connectionId: string, apiUrl: string, voices: readonly Voice[]): void
  /** Resolves when what was put is on disk, or cannot be. */
  settle(): Promise<void>
}

const apiOf = (apiUrl: string): string => {
  try {
    const { host, pathname } = new URL(apiUrl)
    return `${host}${pathname}`.replace(/\/$/, '')
  } catch {
    return ''
  }
}

const read = (file: string): Map<string, VoiceList> => {
  try {
    return new Map(
      Object.entries(z.record(z.string(), VoiceList).parse(JSON.parse(readFileSync(file, 'utf8')))),
    )
  } catch {
    return new Map()
  }
}

/** A file that cannot be read is an empty one: it is written anew at the next fetch. */
export const openVoiceCache = (file: string): VoiceCache => {
  const lists = read(file)
  let writing = Promise.resolve()

  const write = async (): Promise<void> => {
    const temporary = join(dirname(file), temporaryName(basename(file)))
    try {
      await writeFile(temporary, JSON.stringify(Object.fromEntries(lists), null, 2), { mode: 0o600 })
      await rename(temporary, file)
    } catch {
      await rm(temporary, { force: true }).catch(() => {})
    }
  }

  return {
    get: (connectionId, apiUrl) => {
      const list = lists.get(connectionId)
      return list && list.api === apiOf(apiUrl) ? list.voices : null
    },
    put: (connectionId, apiUrl, voices) => {
      const list = { api: apiOf(apiUrl), voices: voices.map(({ id, label }) => ({ id, label })) }
      if (JSON.stringify(lists.get(connectionId)) === JSON.stringify(list)) return
      lists.set(connectionId, list)
      writing = writing.then(write)
    },
    settle: () => writing,
  }
}
