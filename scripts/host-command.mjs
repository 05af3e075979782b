// Which host Hookswitch starts in here: the desktop app needs a display, and an Electron runtime that is there or can be fetched.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fetchElectron } from './fetch-electron.mjs'
import { missingDisplay } from './find-display.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'node_modules/electron')

/** Chromium refuses to run as root in its sandbox, and containers are root. */
const rootFlags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []

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
export const findElectron = async () => {
  const there = installed()
  if (there) return { electron: there }
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (own) return { missing: `ELECTRON_OVERRIDE_DIST_PATH holds no Electron (${own})` }
  if (!existsSync(join(folder, 'install.js')))
    return { missing: 'the electron package is not installed (it is a development dependency)' }
  const reason = await fetchElectron(folder)
  const electron = installed()
  return electron
    ? { electron }
    : { missing: `the Electron runtime could not be fetched (${reason ?? 'it is not whole'})` }
}

/** The display first: without one nobody waits for a download. */
const chooseHost = async flags => {
  if (flags.includes('--browser')) return {}
  const browserOnly = flags.find(flag => /^--(port|open)\b/.test(flag))
  if (browserOnly) return { missing: `${browserOnly} is for the browser` }
  const missing = await missingDisplay()
  return missing ? { missing } : findElectron()
}

export const sayNoDesktop = reason =>
  console.error(`No desktop app: ${reason}. Starting the page for your browser instead.`)

const withoutOurs = flags => flags.filter(flag => flag !== '--browser')
/** A window that stays hidden is nothing to the browser. */
const forBrowser = flags => withoutOurs(flags).filter(flag => flag !== '--hidden')

/** The command that starts the browser host. */
export const browserCommand = flags => ({
  command: process.execPath,
  args: [join(root, 'dist/cli/main.js'), 'serve', '--practice', ...forBrowser(flags)],
  desktop: false,
})

/**
 * The command that starts Hookswitch here, as `spawn` takes it. Says in one line why it is not the desktop app.
 * @param flags the user's; `--browser` asks for the browser host
 */
export const hostCommand = async flags => {
  const { electron, missing } = await chooseHost(flags)
  if (missing) sayNoDesktop(missing)
  return electron
    ? { command: electron, args: [...rootFlags, root, '--practice', ...withoutOurs(flags)], desktop: true }
    : browserCommand(flags)
}
