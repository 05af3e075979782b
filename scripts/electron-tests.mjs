// Whether the tests of the desktop app can run here: an Electron runtime, and the parts of a desktop that each test builds.
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { findElectron } from './host-command.mjs'

/** Display, session bus and tray of a test's own; see test/support/desktop-session.ts. */
const parts = {
  Xvfb: ['Xvfb', '-help'],
  'dbus-daemon': ['dbus-daemon', '--version'],
  "Debian's python3 with dbus and gi": ['/usr/bin/python3', '-c', 'import dbus, gi'],
}

/** @returns the environment that the tests need, or why they cannot run */
export const electronTests = async () => {
  if (process.platform !== 'linux')
    return { missing: 'they build a desktop of their own, which they can on Linux only' }
  const absent = Object.keys(parts).filter(name => {
    const [command, ...args] = parts[name]
    return spawnSync(command, args, { stdio: 'ignore' }).status !== 0
  })
  if (absent.length > 0) return { missing: `there is no ${absent.join(', no ')}` }
  const { electron, missing } = await findElectron()
  return missing ? { missing } : { env: { ELECTRON_OVERRIDE_DIST_PATH: dirname(electron) } }
}
