import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { type RunningCommand, runCommand } from './command.ts'
import { tempFolder } from './temp-folder.ts'

/**
 * The first two draw popups of the address bar for each window, in a renderer of their own: a third of what opening a
 * page costs. This list takes the place of Playwright's own, which therefore stands in it.
 */
const unusedFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

let browser: Promise<Browser> | null = null

/** One Chromium for a test file. Found by `npm test`; the usual place when vitest is called by hand. */
const sharedBrowser = (): Promise<Browser> => {
  browser ??= chromium.launch({
    executablePath: process.env.HOOKSWITCH_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${unusedFeatures.join()}`,
    ],
  })
  return browser
}

export const closeBrowser = async (): Promise<void> => {
  await (await browser)?.close()
  browser = null
}

export interface OpenPage {
  readonly page: Page
  /** With the token of the run. */
  readonly address: string
  readonly serve: RunningCommand
  readonly dataFolder: string
  /** Console errors and page errors so far: a strict page has none. */
  readonly complaints: readonly string[]
}

export interface PageOptions {
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

/** An empty page of its own, in a fresh profile. */
const blankPage = async (options: PageOptions) => {
  const context: BrowserContext = await (await sharedBrowser()).newContext({
    viewport: { width: options.width ?? 1_480, height: options.height ?? 900 },
    colorScheme: options.colorScheme ?? 'dark',
    reducedMotion: 'reduce',
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || /content security policy/i.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  return { page, complaints }
}

/** A page of its own on an address, in a fresh profile. */
export const visit = async (address: string, options: PageOptions = {}) => {
  const opened = await blankPage(options)
  await opened.page.goto(address)
  return opened
}

/** The browser host of the built command on a data folder, with its page open in Chromium. */
export const openPage = async (options: PageOptions = {}, dataFolder = tempFolder()): Promise<OpenPage> => {
  const serve = runCommand(['serve', '--practice', '--port', '0', '--data-dir', dataFolder])
  const [address, opened] = await Promise.all([
    serve.line(line => line.startsWith('http://')),
    blankPage(options),
  ])
  await opened.page.goto(address)
  return { ...opened, address, serve, dataFolder }
}

/** The rows of the live list, newest first. */
export const rows = (page: Page) => page.getByRole('listbox', { name: 'Captures' }).getByRole('option')

/** Presses the button that is always there while the practice line is on. */
export const placeCall = (page: Page) =>
  page
    .getByRole('region', { name: 'Practice line', exact: true })
    .getByRole('button', { name: 'Place a call' })
    .click()

/** Waits until the list has so many rows. */
export const rowCount = (page: Page, count: number) =>
  expect.poll(() => rows(page).count(), { timeout: 15_000 }).toBe(count)

/** What an element shows, again and again until it fits. */
export const shows = (text: () => Promise<string | null>, pattern: RegExp) =>
  expect.poll(text, { timeout: 10_000 }).toMatch(pattern)
