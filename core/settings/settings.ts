import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Preferences } from '../../shared/preferences.ts'
import type { Problem } from '../../shared/problem.ts'
import { ConnectionColour, DeadlineSetting, PrivacyMode } from '../../shared/state.ts'
import { isTunnelChoice, isTunnelHost } from '../tunnel/choose.ts'
import type { HostKeys } from '../tunnel/ssh.ts'
import { openFile } from './open-file.ts'
import { readPreferences } from './read-preferences.ts'

/** What is remembered of a connection between runs. Never a secret. */
export const SavedConnection = z.object({
  /** The unguessable part of the receiver's path. It stays, so that an endpoint registered by hand keeps working. */
  pathToken: z.string().regex(/^[a-z0-9]{24,}$/),
  /** What somebody calls it. */
  name: z.string().trim().min(1).max(60).optional().catch(undefined),
  colour: ConnectionColour.optional().catch(undefined),
  privacy: PrivacyMode.optional().catch(undefined),
  apiUrl: z.string().optional(),
  events: z.array(z.string()).optional(),
  // Written by hand, it may be nothing that can be opened: then the default counts.
  tunnel: z.string().refine(isTunnelChoice).optional().catch(undefined),
  tunnelHost: z.string().refine(isTunnelHost).optional().catch(undefined),
  forwardTo: z.string().nullable().optional(),
  forwardInsecure: z.boolean().optional(),
  deadline: DeadlineSetting.optional().catch(undefined),
  /** The file of the table of callers. */
  callers: z.string().nullable().optional(),
  answerId: z.string().optional(),
  onlyNumbers: z.array(z.string()).optional(),
  /** Somebody agreed to answer beside other endpoints that take the same events. */
  agreed: z.boolean().optional(),
  /** It was connected when it was last touched, so the next start connects it again. */
  active: z.boolean().optional(),
})
export type SavedConnection = z.infer<typeof SavedConnection>

const Settings = z.object({
  /** The name that we ask tunnel servers for, made once for each installation. */
  tunnelName: z.string().regex(/^[a-z0-9]{20,}$/),
  connections: z.record(z.string(), SavedConnection),
  /** SHA256 fingerprints of SSH servers, pinned when each was first used. */
  sshHostKeys: z.record(z.string(), z.string()),
  /** The folder of fixtures that somebody chose. */
  fixturesFolder: z.string().nullable().catch(null),
  /** Read one by one: what is nonsense there has its default. */
  preferences: z.unknown(),
})
type Settings = z.infer<typeof Settings>

type PreferencesChange = { readonly [K in keyof Preferences]?: Preferences[K] | undefined }

export interface SettingsStore {
  readonly tunnelName: string
  connection(id: string): SavedConnection
  /** All that were ever used, by their ids. */
  connections(): Readonly<Record<string, SavedConnection>>
  saveConnection(id: string, change: Partial<SavedConnection>): void
  preferences(): Preferences
  /** What is left out stays as it is. */
  savePreferences(change: PreferencesChange): void
  /** Null: none is chosen. */
  fixturesFolder(): string | null
  saveFixturesFolder(folder: string | null): void
  readonly hostKeys: HostKeys & { forget(server: string): void }
}

/** Lower-case letters and digits, about 5 bits each; begins with a letter, as a host name should. */
export const unguessable = (length: number): string =>
  `h${[...randomBytes(length - 1)].map(byte => (byte % 36).toString(36)).join('')}`

const fresh = (): Settings => ({
  tunnelName: unguessable(22),
  connections: {},
  sshHostKeys: {},
  fixturesFolder: null,
  preferences: {},
})

/** Where a connection's API is, as it was saved last. Nothing is opened for writing: an engine may have the file. */
export const savedApiUrl = (folder: string, connectionId: string): string | null => {
  try {
    const saved = Settings.safeParse(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')))
    return saved.data?.connections[connectionId]?.apiUrl ?? null
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
  const use = {
    fits: (store: Record<string, unknown>) => Settings.safeParse({ ...fresh(), ...store }).success,
    code: 'settings-kept-aside',
  } as const
  const settings = openFile<Settings>(folder, 'settings', use, nowMs, onProblem)
  settings.store = { ...fresh(), ...settings.store }
  let preferences = readPreferences(settings.store.preferences)
  const connection = (id: string): SavedConnection => {
    const saved = settings.store.connections[id]
    if (saved) return SavedConnection.parse(saved)
    const made = { pathToken: unguessable(28) }
    settings.set('connections', { ...settings.store.connections, [id]: made })
    return made
  }
  const saveHostKeys = (change: (keys: Map<string, string>) => void): void => {
    const keys = new Map(Object.entries(settings.store.sshHostKeys))
    change(keys)
    settings.set('sshHostKeys', Object.fromEntries(keys))
  }
  return {
    tunnelName: settings.store.tunnelName,
    connection,
    connections: () => settings.store.connections,
    saveConnection: (id, change) => {
      settings.set('connections', { ...settings.store.connections, [id]: { ...connection(id), ...change } })
    },
    preferences: () => preferences,
    savePreferences: change => {
      preferences = Preferences.parse({
        ...preferences,
        ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      })
      settings.set('preferences', preferences)
    },
    fixturesFolder: () => settings.store.fixturesFolder,
    saveFixturesFolder: folder => settings.set('fixturesFolder', folder),
    hostKeys: {
      get: server => settings.store.sshHostKeys[server] ?? null,
      set: (server, fingerprint) => saveHostKeys(keys => keys.set(server, fingerprint)),
      forget: server => saveHostKeys(keys => keys.delete(server)),
    },
  }
}
