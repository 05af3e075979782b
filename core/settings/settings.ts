import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Problem } from '../../shared/problem.ts'
import { isTunnelChoice, isTunnelHost } from '../tunnel/choose.ts'
import { openFile } from './open-file.ts'

/** What is remembered of a connection between runs. Never a secret. */
export const SavedConnection = z.object({
  /** The unguessable part of the receiver's path. It stays, so that an endpoint registered by hand keeps working. */
  pathToken: z.string().regex(/^[a-z0-9]{24,}$/),
  apiUrl: z.string().optional(),
  events: z.array(z.string()).optional(),
  // Written by hand, it may be nothing that can be opened: then the default counts.
  tunnel: z.string().refine(isTunnelChoice).optional().catch(undefined),
  tunnelHost: z.string().refine(isTunnelHost).optional().catch(undefined),
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
  const connection = (id: string): SavedConnection => {
    const saved = settings.store.connections[id]
    if (saved) return SavedConnection.parse(saved)
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
