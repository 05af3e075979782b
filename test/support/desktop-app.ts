import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Desktop } from './desktop-session.ts'
import { tempFolder } from './temp-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const withLog = fileURLToPath(new URL('./electron-with-log.sh', import.meta.url))

/**
 * Keeps the app from being ready until Playwright is connected. It leaves this out where it is given an executable, and
 * then waits for ever for a page that is being opened while it connects: about one start in ten.
 */
const playwrightLoader = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
)

/** Chromium refuses to run as root in its sandbox, and containers are root. */
export const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export interface DesktopApp {
  readonly app: ElectronApplication
  /** The window's page, waited for. */
  page(): Promise<Page>
  /** The exit code. */
  readonly ended: Promise<number | null>
  stderr(): string
}

/** The Electron runtime that tests run in; see CONTRIBUTING.md. */
export const electronRuntime = (): string => {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) throw new Error('The tests of the desktop app need ELECTRON_OVERRIDE_DIST_PATH.')
  return `${folder}/electron`
}

/** The built app on a desktop of the test's own, on the practice line unless the arguments say otherwise. */
export const startApp = async (
  desktop: Desktop,
  args: readonly string[] = ['--practice'],
): Promise<DesktopApp> => {
  const log = join(tempFolder(), 'stderr.log')
  writeFileSync(log, '')
  const app = await electron.launch({
    executablePath: withLog,
    args: ['-r', playwrightLoader, ...asRoot, root, ...args],
    timeout: 20_000,
    env: { ...desktop.env, TEST_ELECTRON: electronRuntime(), TEST_ELECTRON_LOG: log },
  })
  const child = app.process()
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  onTestFinished(async () => {
    try {
      // The group: helper processes of a killed app live on for a moment, and write into the folder that goes next.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {}
    await ended
  })
  return { app, page: () => app.firstWindow(), ended, stderr: () => readFileSync(log, 'utf8') }
}
