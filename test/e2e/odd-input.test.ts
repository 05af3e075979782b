import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { filledPage, odd, oddSamples } from '../support/filled-store.ts'
import { closeBrowser, shows } from '../support/page.ts'
import { openPage as openLine } from '../support/page-line.ts'

afterAll(closeBrowser)

const tabs = ['Headers', 'Response', 'Timing', 'Signature', 'Thread', 'Diff', 'Payload'] as const
const rowOf = (page: Page, seq: number) => page.locator(`#row-${seq}`)

/** Signs that would steer what is around them, in what is drawn. */
const steering = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const { data, parentElement } = node as Text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
      if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2066-\u2069]/.test(data))
        found.push(
          `${parentElement?.className} in ${parentElement?.parentElement?.className}: ${JSON.stringify(data)}`,
        )
    }
    return found
  })

describe('what nobody would send', () => {
  it('is shown as data in every row and every tab: never interpreted, never blank', async () => {
    const { page, address, serve, dataFolder, complaints } = await filledPage(oddSamples)
    let dialogs = 0
    page.on('dialog', dialog => {
      dialogs++
      void dialog.dismiss()
    })
    const { origin, hash } = new URL(address)
    const token = new URLSearchParams(hash.slice(1)).get('token') ?? ''
    const { client } = await openLine({ command: serve, dataFolder, origin, token })
    await client.request('captures.annotate', { id: 'capture-1', note: odd, tags: [odd.slice(0, 30)] })

    const interpreted = new Set<string>()
    for (const seq of oddSamples.keys()) {
      const row = rowOf(page, seq + 1)
      expect((await row.locator('.row-who').textContent())?.trim(), `row ${seq + 1}`).not.toBe('')
      await row.click()
      const detail = page.getByRole('region', { name: 'Capture', exact: true })
      // Fields are odd in the first ones, bodies and headers in the others.
      for (const name of seq < 4 ? tabs : (['Headers', 'Payload'] as const)) {
        await detail.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
        const panel = detail.getByRole('tabpanel')
        await shows(() => panel.textContent(), /\S/)
        for (const text of await steering(page)) interpreted.add(text)
      }
      expect(await page.getByText('could not be shown').count(), `capture ${seq + 1}`).toBe(0)
    }
    expect([...interpreted]).toEqual([])
    expect(await page.locator('.page img').count()).toBe(0)
    expect(dialogs).toBe(0)
    expect(complaints).toEqual([])

    await rowOf(page, 1).click()
    const panel = page.getByRole('tabpanel')
    await shows(() => panel.textContent(), /‹ESC›\[31m‹RLO›<img src=x onerror=alert\(1\)>/)
    await rowOf(page, 5).click()
    await shows(() => panel.textContent(), /ff fe 00 1b 5b 32 4a/)
    await panel.getByText('Text', { exact: true }).click()
    await shows(() => panel.textContent(), /��‹NUL›‹ESC›\[2J/)
    await rowOf(page, 8).click()
    await page.getByRole('tab', { name: /^Headers/ }).click()
    const grid = page.getByRole('grid', { name: 'Received headers' })
    expect(await grid.getAttribute('aria-rowcount')).toBe('10000')
    await grid.focus()
    await page.keyboard.press('End')
    await grid.getByText('X-Header-9999').waitFor()
    expect(await grid.getByRole('row').count()).toBeLessThan(200)
    for (const [seq, year] of [
      [9, /1970/],
      [10, /2100|2101/],
      [11, /2001|2000/],
    ] as const) {
      await rowOf(page, seq).click()
      await shows(() => page.locator('.verdict-meta').textContent(), year)
    }
  })
})

describe('a part of the page that fails', () => {
  it('says so in its place, can be tried again, and leaves the rest at work', async () => {
    const { page } = await filledPage([{ request: { headers: [['a', 'b']] } }])
    await rowOf(page, 1).click()
    await page.getByRole('tree').waitFor()
    await page.evaluate(() => {
      const { ResizeObserver: real } = window
      Object.assign(window, {
        real,
        ResizeObserver: class {
          constructor() {
            throw new Error('the observer is broken')
          }
        },
      })
    })
    await page.getByRole('tab', { name: 'Headers' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'The Headers tab could not be shown.' })
    await alert.waitFor()
    expect(await alert.textContent()).toContain('the observer is broken')
    await page.getByRole('tab', { name: 'Timing' }).click()
    await page.getByRole('table').waitFor()
    await page.getByRole('tab', { name: 'Headers' }).click()
    await page.evaluate(() =>
      Object.assign(window, { ResizeObserver: (window as unknown as { real: unknown }).real }),
    )
    await alert.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('grid', { name: 'Received headers' }).waitFor()

    await page.route(/rules-view/, route => route.abort())
    await page.getByRole('button', { name: /^Rules/ }).click()
    const missing = page.getByRole('alert').filter({ hasText: 'Rules could not be shown.' })
    await missing.waitFor()
    await page.getByRole('button', { name: /^Live/ }).click()
    await rowOf(page, 1).waitFor()
    await page.getByRole('button', { name: /^Rules/ }).click()
    await page.unroute(/rules-view/)
    await missing.getByRole('button', { name: 'Load the page again' }).click()
    await rowOf(page, 1).waitFor()
  })
})
