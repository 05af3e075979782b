import { randomBytes } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import Conf from 'conf'
import { z } from 'zod'
import { Problem } from '../../shared/problem.ts'

/** What is remembered of a connection between runs. Never a secret. */
export const SavedConnection = z.object({
  /** The unguessable part of the receiver's path. It stays, so that an endpoint registered by hand keeps working. */
  pathToken: z.string().regex(/^[a-z0-9]{24,}$/),
  apiUrl: z.string().optional(),
  events: z.array(z.string()).optional(),
  tunnel: z.string().optional(),
  tunnelHost: z.string().optional(),
  forwardTo: z.string().nullable().optional(),
  answerId: z.string().optional(),
  /** It was connected when it was last touched, so the next start connects it again. */
  active: z.boolean().optional(),
})
export type SavedConnection = z.infer<typeof SavedConnection>

const Settings = z.object({
  /** The name that we ask tunnel servers for, made once for each installation. */
  tunnelName: z.string().regex(/^[a-z0-9]{20,}$/),
  connections: z.record(z.string(), SavedConnection),
})
type Settings = z.infer<typeof Settings>

export interface SettingsStore {
  readonly tunnelName: string
  connection(id: string): SavedConnection
  saveConnection(id: string, change: Partial<SavedConnection>): void
}

/** Lower-case letters and digits, about 5 bits each; begins with a letter, as a host name should. */
export const unguessable = (length: number): string =>
  `h${[...randomBytes(length - 1)].map(byte => (byte % 36).toString(36)).join('')}`

const fresh = (): Settings => ({ tunnelName: unguessable(22), connections: {} })

const open = (folder: string): Conf<Settings> =>
  new Conf<Settings>({
    cwd: folder,
    configName: 'settings',
    configFileMode: 0o600,
    clearInvalidConfig: false,
  })

const readable = (folder: string): Conf<Settings> | null => {
  try {
    const file = open(folder)
    return Settings.safeParse({ ...fresh(), ...file.store }).success ? file : null
  } catch {
    return null
  }
}

/**
 * The engine's settings, in `settings.json` of the data folder.
 * A file that cannot be read is kept aside under another name, told through `onProblem`, and the settings start afresh.
 */
export const openSettings = (
  folder: string,
  nowMs: number,
  onProblem: (problem: Problem) => void,
): SettingsStore => {
  const path = `${folder}/settings.json`
  let file = readable(folder)
  if (!file) {
    const kept = `${folder}/settings.unreadable-${nowMs}.json`
    if (existsSync(path)) renameSync(path, kept)
    onProblem(new Problem('settings-kept-aside', { file: path, kept }))
    file = open(folder)
  }
  const settings = file
  settings.store = { ...fresh(), ...settings.store }
  const connection = (id: string): SavedConnection => {
    const saved = settings.store.connections[id]
    if (saved) return saved
    const made = { pathToken: unguessable(28) }
    settings.set('connections', { ...settings.store.connections, [id]: made })
    return made
  }
  return {
    tunnelName: settings.store.tunnelName,
    connection,
    saveConnection: (id, change) => {
      settings.set('connections', { ...settings.store.connections, [id]: { ...connection(id), ...change } })
    },
  }
}
