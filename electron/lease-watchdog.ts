import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { app } from 'electron'
import { ignoreSignals, runWatchdog } from '../core/lease/watchdog.ts'

const readyWithinMs = 5_000
const settleMs = 300
const flag = '--lease-watchdog'

/** One process without a display: a browser is not needed to send a few requests. */
const switches = [
  '--ozone-platform=headless',
  '--disable-gpu',
  '--no-zygote',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
]

export const isLeaseWatchdog = (args: readonly string[]): boolean => args.includes(flag)

/**
 * The app itself with another task: a packaged app is no Node that could run a script. Asked of the main process, because
 * the engine's own executable is a helper on macOS.
 */
export const watchdogCommand = (): { command: string; args: string[] } => {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const folder = app.isPackaged ? [] : [app.getAppPath()]
  return { command: process.execPath, args: [...switches, ...asRoot, ...folder, flag] }
}

/** Before the app is ready, and instead of it: no window, tray, dock icon or lock, and a profile that goes with it. */
export const runLeaseWatchdog = (): void => {
  ignoreSignals()
  const profile = mkdtempSync(join(tmpdir(), 'hookswitch-watchdog-'))
  app.setPath('userData', profile)
  process.on('exit', () => rmSync(profile, { recursive: true, force: true }))
  app.dock?.hide()
  // Without a window, Electron would end by itself.
  app.on('window-all-closed', () => {})
  // An app that ends while it starts makes its profile once more on its way out.
  const settled = app.whenReady().then(() => sleep(settleMs))
  const isUp = Promise.race([settled, sleep(readyWithinMs)])
  void Promise.all([runWatchdog(process.stdin), isUp]).finally(() => app.exit(0))
}
