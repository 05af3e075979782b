import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { HostKeys } from '../tunnel/ssh.ts'
import { SavedConnection, unguessable } from './settings.ts'

// For whoever looks at a data folder that an engine may have: nothing is made, moved aside or opened for writing.

const Connections = z.object({ connections: z.record(z.string(), SavedConnection).default({}) })
const SavedHostKeys = z.object({ sshHostKeys: z.record(z.string(), z.string()).default({}) })
const Secrets = z.record(z.string(), z.string())

const readJson = <T>(folder: string, name: string, shape: z.ZodType<T>): T | null => {
  try {
    return shape.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8'))).data ?? null
  } catch {
    return null
  }
}

/** False when there are settings and they are no good; a folder without any is fine. */
export const settingsAreReadable = (folder: string): boolean =>
  !existsSync(join(folder, 'settings.json')) || readJson(folder, 'settings.json', Connections) !== null

/** A connection as it was saved last; a fresh one when nothing was. */
export const readSavedConnection = (folder: string, id: string): SavedConnection =>
  readJson(folder, 'settings.json', Connections)?.connections[id] ?? { pathToken: unguessable(28) }

/** A secret of the file store; null when it is not there. The desktop app's are encrypted and not read here. */
export const readSavedSecret = (folder: string, name: string): string | null =>
  readJson(folder, 'secrets.json', Secrets)?.[name] ?? null

/** The SSH host keys that were pinned; one that is new stays unknown. */
export const readSavedHostKeys = (folder: string): HostKeys => {
  const known = readJson(folder, 'settings.json', SavedHostKeys)?.sshHostKeys ?? {}
  return { get: server => known[server] ?? null, set: () => {} }
}
