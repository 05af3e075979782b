import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '../../shared/problem.ts'
import { sayProblem } from '../say.ts'

const run = promisify(execFile)
const withinMs = 1_500

const watcher = 'org.kde.StatusNotifierWatcher'
/** Whichever of these a desktop has: all ask the bus the same question. */
const askers: readonly (readonly [command: string, ...args: string[]])[] = [
  [
    'gdbus',
    ...['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'],
    ...['--method', 'org.freedesktop.DBus.NameHasOwner', watcher],
  ],
  [
    'dbus-send',
    ...['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
    ...['org.freedesktop.DBus.NameHasOwner', `string:${watcher}`],
  ],
  [
    'busctl',
    ...['--user', 'call', 'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus'],
    ...['NameHasOwner', 's', watcher],
  ],
]

/** Without a bus the askers would start one, and leave it behind. */
const hasBus = (): boolean =>
  Boolean(process.env.DBUS_SESSION_BUS_ADDRESS) || existsSync(join(process.env.XDG_RUNTIME_DIR ?? '/', 'bus'))

/**
 * Whether the desktop shows tray icons. On Linux only some do, and Electron does not tell: a tray icon that nobody shows
 * must not be the only way to the window.
 */
const hasTrayHost = async (): Promise<boolean> => {
  if (process.platform !== 'linux') return true
  if (!hasBus()) return false
  for (const [command, ...args] of askers) {
    try {
      const { stdout } = await run(command, args, { timeout: withinMs })
      return /\btrue\b/.test(stdout)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return false
    }
  }
  return false
}

/** Asked anew each time: a panel may come and go while the app runs. */
export const whenTrayHost = (take: (there: boolean) => void): void => void hasTrayHost().then(take)

/** Says so when there is no tray, and shows the window, which would be out of reach otherwise. */
export const tellWithoutTrayHost = (showWindow: () => void): void =>
  whenTrayHost(there => {
    if (there) return
    sayProblem(new Problem('no-tray'))
    showWindow()
  })
