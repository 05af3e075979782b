import { accessSync, constants, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import envPaths from 'env-paths'
import { Problem } from '../../shared/problem.ts'

/** Where settings, secrets and captures live when nothing else is asked for: the system's place for application data. */
export const defaultDataFolder = (): string => envPaths('hookswitch', { suffix: '' }).data

/** An id of this machine for this user, for systems that have none. Beside no data folder, because those are copied. */
export const machineIdFile = (): string => join(envPaths('hookswitch', { suffix: '' }).config, 'machine-id')

/** Every file of a data folder by name, so that no other module builds such a path. */
export const dataFiles = (folder: string) => ({
  captures: join(folder, 'captures.sqlite'),
  /** Made from the captures, and made again when it is gone. */
  search: join(folder, 'search.sqlite'),
  lock: join(folder, 'engine.lock'),
  holder: join(folder, 'engine.json'),
  practiceLine: join(folder, 'practice-line.json'),
  leases: join(folder, 'leases'),
  voices: join(folder, 'voices.json'),
  /** What another process brings while an engine runs. */
  inbox: join(folder, 'inbox'),
})

/** Not `recursive`: Node 20 never comes back from that in places such as /proc. */
export const makeFolder = (folder: string, mode = 0o777): void => {
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    makeFolder(dirname(folder), mode)
    mkdirSync(folder, { mode })
  }
}

/**
 * Makes the folder if need be, for its owner only.
 * @throws Problem `data-folder-not-writable`
 */
export const makeDataFolder = (folder: string): void => {
  try {
    makeFolder(folder, 0o700)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Problem(
      'data-folder-not-writable',
      { folder, reason: (error as Error).message },
      { cause: error },
    )
  }
}
