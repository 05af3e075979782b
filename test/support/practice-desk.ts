import type { Page } from 'playwright-core'
import type { PageClient } from '../../shared/page-client.ts'
import { type OpenPage, openPage, type PageOptions, rowCount } from './page.ts'
import { openPage as openLine } from './page-line.ts'

export interface PracticeDesk extends OpenPage {
  /** A second line to the same engine: somebody who calls, or chooses elsewhere. */
  readonly client: PageClient
  /** Places a normal practice call; resolves when it has its answer, or the engine is gone. */
  call(): Promise<unknown>
  /** The newest capture's source, answer and revision. */
  newest(): Promise<{ readonly source: string; readonly answerId?: string | undefined }>
}

/** A page with its first call taken, and two pinned answers: `First` under the key 1, `Second` under 2. */
export const practiceDesk = async (options: PageOptions = {}): Promise<PracticeDesk> => {
  const opened = await openPage(options)
  const { origin, hash } = new URL(opened.address)
  const { client } = await openLine({
    command: opened.serve,
    dataFolder: opened.dataFolder,
    origin,
    token: new URLSearchParams(hash.slice(1)).get('token') ?? '',
  })
  for (const name of ['First', 'Second']) {
    const text = JSON.stringify({ prompt: `You are the ${name} answer.`, voice: 'en-US-James1' })
    const { answerId } = await client.request('answers.create', {
      platform: 'thunderphone',
      kind: 'config',
      name,
      content: { text, status: 200, delayMs: 0 },
    })
    await client.request('answers.pin', { answerId, pinned: true })
  }
  await rowCount(opened.page, 1)
  return {
    ...opened,
    client,
    call: () => client.request('practice.placeCall', { scenario: 'normal' }).catch(() => {}),
    newest: async () => {
      const { captures } = await client.request('captures.page', { limit: 1 })
      const [capture] = captures
      if (!capture) throw new Error('there is no capture')
      return capture.outcome
    },
  }
}

/** The rows of the calls that wait. */
export const waitingRows = (page: Page) =>
  page.getByRole('region', { name: 'Calls at the breakpoint' }).getByRole('group', { name: /waits at/ })

/** Collects what is announced assertively from now on. */
export const hearAlerts = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const listen = new MutationObserver(() => {
      for (const alert of document.querySelectorAll('.waiting-calls [role="alert"]')) {
        const text = alert.textContent ?? ''
        if (text !== '' && heard.at(-1) !== text) heard.push(text)
      }
    })
    listen.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}
