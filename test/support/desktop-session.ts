import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { tempFolder } from './temp-folder.ts'
import { type Tray, watchTray } from './tray.ts'

export interface Desktop {
  /** The environment of a program that runs on this desktop, and of nothing else. */
  readonly env: Readonly<Record<string, string>>
  /** The home folder on this desktop: empty at first, gone when the test is over. */
  readonly home: string
}

/** Without service folders: on this bus nothing starts by itself, no keyring and no settings daemon. */
const busConfig = (folder: string): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`

/**
 * Runs a program until the test is over, and waits for its end then, so that no display or socket is left behind.
 * @returns the line that it says first on file descriptor 3
 */
const serve = async (command: string, args: readonly string[]): Promise<string> => {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  onTestFinished(() => {
    child.kill('SIGTERM')
    return ended
  })
  const gone = Promise.race([once(child, 'error').then(([error]) => error), ended]).then(error =>
    Promise.reject(error ?? new Error(`${command} ended at once`)),
  )
  const said = child.stdio[3] as Readable
  const [line] = await Promise.race([once(createInterface(said), 'line'), gone])
  return String(line)
}

const startDisplay = async (): Promise<string> =>
  `:${await serve('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'])}`

const startBus = (folder: string): Promise<string> => {
  const config = join(folder, 'bus.conf')
  writeFileSync(config, busConfig(folder))
  return serve('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=3'])
}

/** Programs there see this home, display and bus only: nothing of whoever runs the tests. */
const environment = (home: string, display: string, bus: string): Record<string, string> => {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(XDG_|WAYLAND_|DBUS_|DISPLAY$|XAUTHORITY$|VITEST)/.test(entry[0]),
  )
  const runtime = join(home, '.runtime')
  mkdirSync(runtime, { mode: 0o700 })
  return {
    ...Object.fromEntries(own),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_STATE_HOME: join(home, '.local/state'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_RUNTIME_DIR: runtime,
    XDG_SESSION_TYPE: 'x11',
    DISPLAY: display,
    DBUS_SESSION_BUS_ADDRESS: bus,
  }
}

/** A desktop that shows no tray, as GNOME's is without an extension. */
export const bareDesktop = async (): Promise<Desktop> => {
  const home = tempFolder()
  const [display, bus] = await Promise.all([startDisplay(), startBus(tempFolder())])
  return { env: environment(home, display, bus), home }
}

/** A desktop of its own for one test: a display, a session bus, and a panel whose tray the test reads and clicks. */
export const desktopWithTray = async (): Promise<Desktop & { readonly tray: Tray }> => {
  const desktop = await bareDesktop()
  return { ...desktop, tray: await watchTray(desktop.env) }
}
