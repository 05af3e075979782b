// Which host Hookswitch starts in here: the desktop app needs a display, and an Electron runtime that is there or can be fetched.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'node_modules/electron')
/** Behind a mirror that says nothing the download would hang. */
const installWithinMs = 120_000

/** Chromium refuses to run as root in its sandbox, and containers are root. */
const rootFlags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Null when there is a display, else why not. */
const missingDisplay = () => {
  if (process.platform !== 'linux' || process.env.WAYLAND_DISPLAY) return null
  const { DISPLAY } = process.env
  if (!DISPLAY) return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)'
  const local = /^(?:unix)?:(\d+)/.exec(DISPLAY)?.[1]
  // A display of another machine cannot be looked for; a local one has a socket.
  if (local === undefined || existsSync(`/tmp/.X11-unix/X${local}`)) return null
  return `there is no display (nothing serves DISPLAY=${DISPLAY})`
}

const read = path => (existsSync(path) ? readFileSync(path, 'utf8').trim() : null)
const nameOf = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const executableIn = dist => join(dist, nameOf[process.platform] ?? 'electron')

const installed = () => {
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (own) return existsSync(executableIn(own)) ? executableIn(own) : null
  const manifest = read(join(folder, 'package.json'))
  const found = read(join(folder, 'dist/version'))?.replace(/^v/, '')
  if (!manifest || found !== JSON.parse(manifest).version || !read(join(folder, 'path.txt'))) return null
  return existsSync(executableIn(join(folder, 'dist'))) ? executableIn(join(folder, 'dist')) : null
}

/** The path of an Electron's executable, fetched by the `electron` package's own way if need be; or why there is none. */
export const findElectron = () => {
  const there = installed()
  if (there) return { electron: there }
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (own) return { missing: `ELECTRON_OVERRIDE_DIST_PATH holds no Electron (${own})` }
  if (!existsSync(join(folder, 'install.js')))
    return { missing: 'the electron package is not installed (it is a development dependency)' }
  console.error('Fetching the Electron runtime, once …')
  spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: installWithinMs,
    killSignal: 'SIGKILL',
  })
  const electron = installed()
  return electron ? { electron } : { missing: 'the Electron runtime could not be fetched' }
}

/** The display first: without one nobody waits for a download. */
const chooseHost = flags => {
  if (flags.includes('--browser')) return {}
  const browserOnly = flags.find(flag => /^--(port|open)\b/.test(flag))
  if (browserOnly) return { missing: `${browserOnly} is for the browser` }
  const missing = missingDisplay()
  return missing ? { missing } : findElectron()
}

/**
 * The command that starts Hookswitch here, as `spawn` takes it. Says in one line why it is not the desktop app.
 * @param flags the user's; `--browser` asks for the browser host
 */
export const hostCommand = flags => {
  const { electron, missing } = chooseHost(flags)
  if (missing) console.error(`No desktop app: ${missing}. Starting the page for your browser instead.`)
  const passed = flags.filter(flag => flag !== '--browser')
  return electron
    ? { command: electron, args: [...rootFlags, root, '--practice', ...passed], desktop: true }
    : {
        command: process.execPath,
        args: [join(root, 'dist/cli/main.js'), 'serve', '--practice', ...passed],
        desktop: false,
      }
}
