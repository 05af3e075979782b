import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import { closeBrowser, openPage } from '../support/page.ts'

afterAll(closeBrowser)

const small = { width: 420, height: 640 }
const editor = (page: Page) => page.locator('.cm-content')
const openAnswer = async (page: Page) => {
  await page
    .getByRole('button', { name: 'Answer' })
    .or(page.getByRole('tab', { name: 'Answer' }))
    .first()
    .click()
}
const write = async (page: Page, text: string) => {
  await page.getByText('JSON', { exact: true }).click()
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(text)
}
const bad = JSON.stringify({ prompt: '', voic: 'v', product: 'storm', nope: 1, firstMessage: 'x' }, null, 2)
const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).first().boundingBox()
  if (!found) throw new Error(`${selector} is not shown`)
  return found
}
const apart = (a: { y: number; height: number }, b: { y: number; height: number }) =>
  a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1

describe('the editor in a small window', () => {
  it('keeps a third of the height beside problems and a refusal', async () => {
    const { page } = await openPage(small)
    await openAnswer(page)
    await write(page, bad)
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('Not swapped in.').waitFor()
    expect((await box(page, '.cm-editor')).height).toBeGreaterThanOrEqual(small.height / 3)
    await page.getByRole('button', { name: /^Show \d problems$/ }).click()
    await page.getByText('Unknown key "nope"').first().waitFor()
  })

  it('shows what a fix means without covering the fixes', async () => {
    const { page } = await openPage(small)
    await openAnswer(page)
    await write(page, bad)
    await page.keyboard.press('ControlOrMeta+Home')
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ControlOrMeta+.')
    await page.locator('.cm-completionInfo').waitFor()
    await page.waitForTimeout(200)
    const [list, info] = [
      await box(page, '.cm-tooltip-autocomplete > ul'),
      await box(page, '.cm-completionInfo'),
    ]
    expect(apart(list, info)).toBe(true)
    expect(info.x).toBeGreaterThanOrEqual(0)
    expect(info.x + info.width).toBeLessThanOrEqual(small.width)
  })

  it('cuts a long name of a tool with an ellipsis, and says in two lines at most where the text stands', async () => {
    const { page } = await openPage(small)
    await openAnswer(page)
    const name = 'look_up_every_reservation_of_a_guest_by_telephone_number'
    await write(
      page,
      JSON.stringify({
        prompt: 'p',
        voice: 'en-US-James1',
        tools: [
          {
            type: 'function',
            function: { name, parameters: { type: 'object' } },
            endpoint: { url: `https://example.com/${name}` },
          },
        ],
      }),
    )
    await page.getByText('Form', { exact: true }).click()
    const last = await box(page, '[aria-label^="Remove tool"]')
    expect(last.x + last.width).toBeLessThanOrEqual(small.width)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(small.width)
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('saved, next call uses it').waitFor()
    expect((await box(page, '.swap-words')).height).toBeLessThan(3 * 17)
  })
})

describe('a long prompt', () => {
  it.each([1_480, 900, 420])('has nothing that axe finds, %i px wide', async width => {
    const { page } = await openPage({ width, height: 640 })
    if (width < 1_100) await openAnswer(page)
    await write(
      page,
      JSON.stringify(
        { prompt: 'Speak clearly, and never hurry. '.repeat(200), voice: 'en-US-James1' },
        null,
        2,
      ),
    )
    const check = async () => expect(await violations(page)).toEqual([])
    await check()
    await page.getByText('Form', { exact: true }).click()
    await check()
  })
})

describe('the answer of a connection that is off', () => {
  it('is not called live', async () => {
    const { page } = await openPage()
    await page.locator('.chip').first().click()
    await page.getByRole('menuitemradio').nth(1).click()
    await page.getByText('rev 1 · off').waitFor()
  })
})
