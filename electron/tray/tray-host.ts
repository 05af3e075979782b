import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

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

/**
 * Whether the desktop shows tray icons. On Linux only some do, and Electron does not tell: a tray icon that nobody shows
 * must not be the only way to the window.
 */
export const hasTrayHost = async (): Promise<boolean> => {
  if (process.platform !== 'linux') return true
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
