import { join } from 'node:path'
import Store from 'electron-store'
import { z } from 'zod'
import { keepAside } from '../../core/settings/keep-aside.ts'
import type { Problem } from '../../shared/problem.ts'
import { usualBounds, WindowBounds } from '../window/window-bounds.ts'

/** What belongs to the desktop app alone; the engine has settings of its own. Never a secret. */
const Settings = z.object({
  window: WindowBounds.default(usualBounds),
  /** The user agreed to keep secrets without a keychain. */
  keepSecretsWithoutKeychain: z.boolean().default(false),
})
type Settings = z.infer<typeof Settings>

export interface DesktopSettings {
  get(): Settings
  save(change: Partial<Settings>): void
}

const name = 'desktop'

/**
 * The app's settings, in `desktop.json` of the data folder.
 * A file that cannot be used is kept aside under another name, told through `onProblem`, and the settings start afresh.
 */
export const openDesktopSettings = (
  folder: string,
  nowMs: number,
  onProblem: (problem: Problem) => void,
): DesktopSettings => {
  const fits = (store: unknown) => Settings.safeParse(store).success
  keepAside({ path: join(folder, `${name}.json`), fits, code: 'settings-kept-aside' }, nowMs, onProblem)
  const settings = new Store<Settings>({
    cwd: folder,
    name,
    configFileMode: 0o600,
    clearInvalidConfig: false,
  })
  let known = Settings.parse(settings.store)
  return {
    get: () => known,
    save: change => {
      known = { ...known, ...change }
      try {
        settings.store = known
      } catch {
        // A full disk costs the window its place at the next start, nothing else.
      }
    },
  }
}
