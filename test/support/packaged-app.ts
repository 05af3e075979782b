import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { chromium, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { asRoot } from './desktop-app.ts'
import type { Desktop } from './desktop-session.ts'
import { processesIn } from './process-group.ts'

export interface PackagedApp {
  readonly page: Page
  readonly pid: number
  /** The exit code, or the signal's name. */
  readonly ended: Promise<number | string>
  stderr(): string
  /** Files that any process of the app has mapped: what is really loaded. */
  mapped(): readonly string[]
  /** Ends all its processes at once, as the system does that runs out of memory. */
  kill(): void
}

/**
 * The titles of the pages that are open. Playwright may wait for ever for a page that is being opened while it connects,
 * so it connects when this shows one.
 */
const openPages = async (devTools: string): Promise<readonly unknown[]> => {
  const list = await fetch(`http://${new URL(devTools).host}/json/list`)
  return ((await list.json()) as { title: unknown }[]).map(({ title }) => title)
}

/** Drives the page of an app that was started with a remote debugging port, which it tells on its stderr. */
export const drivePage = async (child: ChildProcess & { readonly stderr: Readable }) => {
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  let stderr = ''
  const address = new Promise<string>((resolve, reject) => {
    createInterface(child.stderr).on('line', line => {
      stderr += `${line}\n`
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    ended.then(how => reject(new Error(`the app ended (${how}): ${stderr}`)))
  })
  const devTools = await address
  await expect
    .poll(() => openPages(devTools), { timeout: 15_000, message: 'a window with the page' })
    .toContain('Hookswitch')
  const browser = await chromium.connectOverCDP(devTools)
  const pages = browser.contexts().flatMap(context => context.pages())
  const page = pages.find(open => open.url().startsWith('app://'))
  if (page === undefined) throw new Error('the page went away')
  return { page, stderr: () => stderr }
}

/**
 * Starts a packaged app and drives its page over the remote debugging port, because its fuses switch the inspector off
 * that Playwright's own way needs.
 */
export const startPackaged = async (
  executable: string,
  desktop: Pick<Desktop, 'env'>,
  args: readonly string[] = [],
): Promise<PackagedApp> => {
  const child = spawn(executable, ['--remote-debugging-port=0', ...asRoot, ...args], {
    env: desktop.env,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  const group = child.pid
  if (group === undefined) throw new Error(`${executable} does not start`)
  onTestFinished(async () => {
    try {
      // The group: a helper process of a killed app lives on for a moment.
      process.kill(-group, 'SIGKILL')
    } catch {}
    await ended
  })

  const { page, stderr } = await drivePage(child)
  return {
    page,
    pid: group,
    ended,
    stderr,
    mapped: () => processesIn(group).flatMap(member => member.read('maps').match(/\/.*$/gm) ?? []),
    kill: () => process.kill(-group, 'SIGKILL'),
  }
}
