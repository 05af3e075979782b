import { fileURLToPath } from 'node:url'
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Desktop } from './desktop-session.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface DesktopApp {
  readonly app: ElectronApplication
  /** The window's page, waited for. */
  page(): Promise<Page>
  /** The exit code. */
  readonly ended: Promise<number | null>
  stderr(): string
}

/** The Electron runtime that tests run in; see CONTRIBUTING.md. */
const runtime = (): string => {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) throw new Error('The tests of the desktop app need ELECTRON_OVERRIDE_DIST_PATH.')
  return `${folder}/electron`
}

/** The built app on a desktop of the test's own, on the practice line unless the arguments say otherwise. */
export const startApp = async (
  desktop: Desktop,
  args: readonly string[] = ['--practice'],
): Promise<DesktopApp> => {
  // Chromium refuses to run as root in its sandbox, and containers are root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await electron.launch({
    executablePath: runtime(),
    args: [...asRoot, root, ...args],
    env: { ...desktop.env },
  })
  const child = app.process()
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await ended
  })
  return { app, page: () => app.firstWindow(), ended, stderr: () => stderr }
}
