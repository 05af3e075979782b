import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, rowCount, visit } from '../support/page.ts'
import { practiceDesk } from '../support/practice-desk.ts'

afterAll(closeBrowser)

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find a command or a capture' })
const entries = (page: Page) => palette(page).getByRole('option')

const find = async (page: Page, words: string) => {
  await press(page, 'Control+k')
  await palette(page).waitFor()
  await page.keyboard.type(words)
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return 'nothing'
    return at.id && !at.id.startsWith('base-ui') ? at.id : (at.getAttribute('aria-label') ?? at.textContent)
  })

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

const settings = async (page: Page) => {
  await press(page, 'g', 's')
  await heading(page, 'Settings').waitFor()
}

/** Presses new keys for a command, in the settings. */
const change = async (page: Page, command: string, ...keys: readonly string[]) => {
  await page.getByRole('button', { name: new RegExp(`^${command}: .*Press new keys`) }).click()
  await page.getByText('Press the new keys…').waitFor()
  await press(page, ...keys)
}

describe('the palette', () => {
  it('does what is found by a few letters, remembers it, and gives the focus back', async () => {
    const { page } = await practiceDesk()
    await page.getByRole('listbox', { name: 'Captures' }).focus()
    await find(page, 'gcon')
    await expect.poll(() => entries(page).first().textContent()).toMatch(/^Go to Connections/)
    await press(page, 'Enter')
    await expect.poll(() => focused(page)).toBe('Connections')
    await press(page, 'g', 'l')
    await expect.poll(() => focused(page)).toBe('captures')
    await press(page, 'Control+k')
    await expect.poll(() => entries(page).first().textContent()).toMatch(/^Go to Connections/)
    await press(page, 'Escape')
    await palette(page).waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('captures')
    await press(page, 'Control+k', 'Control+k')
    expect(await palette(page).count()).toBe(0)
  })

  it('says why what cannot be done now is not done', async () => {
    const { page } = await practiceDesk()
    await press(page, 'g', 'c')
    await heading(page, 'Connections').waitFor()
    await press(page, 'Control+k')
    await entries(page).first().waitFor()
    expect(await entries(page).filter({ hasText: 'Next capture' }).count()).toBe(0)
    await page.keyboard.type('next capture')
    await expect.poll(() => entries(page).first().textContent()).toBe('Next capturenot in this view')
    expect(await entries(page).first().getAttribute('aria-disabled')).toBe('true')
    await press(page, 'Enter')
    expect(await palette(page).count()).toBe(1)
  })

  it('gives another answer to calls, applies a saved filter, and opens a capture by its number', async () => {
    const { page, client, call } = await practiceDesk()
    await client.request('preferences.save', { savedFilters: [{ name: 'Mine', filter: 'from:+1415' }] })
    await find(page, 'give second')
    await press(page, 'Enter')
    await page.getByText('Calls get “Second”').waitFor()
    await call()
    await expect.poll(() => page.locator('.detail').textContent()).toMatch(/by Second, revision 1/)
    await find(page, 'mine')
    await press(page, 'Enter')
    await expect.poll(() => page.locator('#capture-filter').inputValue()).toBe('from:+1415')
    const { captures } = await client.request('captures.page', { limit: 2 })
    const oldest = captures.at(-1)
    await press(page, 'g', 'c')
    await find(page, String(oldest?.callId))
    const found = entries(page).filter({ hasText: 'Capture of' })
    await found.first().waitFor()
    expect(await found.count()).toBe(1)
    await press(page, 'Enter')
    await expect.poll(() => page.locator('.detail').textContent()).toContain(String(oldest?.callId))
  })
})

describe('keys of one’s own', () => {
  it('are pressed in the settings, and hold for keys, sheet and hints, in every window', async () => {
    const { page, address } = await practiceDesk()
    await settings(page)
    await change(page, 'Go to Figures', 'g', 'p')
    await change(page, 'Place a call', 'F4')
    const chosen = page
      .getByRole('region', { name: 'Practice line', exact: true })
      .getByRole('button')
      .first()
    await expect.poll(() => chosen.getAttribute('aria-keyshortcuts')).toBe('F4')
    await press(page, 'g', 'i')
    await page.waitForTimeout(300)
    expect(await heading(page, 'Settings').count()).toBe(1)
    await press(page, 'g', 'p')
    await heading(page, 'Figures').waitFor()
    await press(page, 'c')
    await press(page, 'F4')
    await rowCount(page, 2)
    await press(page, '?')
    const line = page.getByRole('dialog').locator('dl > div').filter({ hasText: 'Place a call' })
    expect(await line.locator('kbd').textContent()).toBe('F4')
    const other = await visit(address)
    await other.page.getByRole('listbox', { name: 'Captures' }).waitFor()
    await press(other.page, 'g', 'p')
    await heading(other.page, 'Figures').waitFor()
  })

  it('that belong to another command are taken only when somebody says so', async () => {
    const { page, client } = await practiceDesk()
    await settings(page)
    await change(page, 'Filter', 'c')
    const conflict = page.getByRole('alert').filter({ hasText: 'belongs to “Place a call”' })
    await conflict.waitFor()
    await conflict.getByRole('button', { name: 'Take it from there' }).click()
    await page.getByRole('button', { name: /^Place a call: no keys/ }).waitFor()
    await press(page, 'g', 'l')
    await page.getByRole('listbox', { name: 'Captures' }).focus()
    await press(page, 'c')
    await expect.poll(() => focused(page)).toBe('capture-filter')
    await press(page, 'Escape')
    await settings(page)
    await page.getByRole('button', { name: 'Reset all keys' }).click()
    await page.getByRole('button', { name: /^Place a call: c/ }).waitFor()
    const { captures } = await client.request('captures.page', { limit: 5 })
    expect(captures).toHaveLength(1)
  })

  it('can be let be, and single letters switched off together', async () => {
    const { page } = await practiceDesk()
    await settings(page)
    await change(page, 'Place a call', 'Escape')
    await page.getByRole('button', { name: /^Place a call: c/ }).waitFor()
    await page.getByRole('checkbox', { name: /Single letters/ }).click()
    await page.getByRole('button', { name: /^Place a call: no keys/ }).waitFor()
    await press(page, 'g', 'c', '?')
    await page.waitForTimeout(300)
    expect(await heading(page, 'Settings').count()).toBe(1)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await press(page, 'Control+k')
    await palette(page).waitFor()
  })
})

describe('the settings', () => {
  it('are saved with a word about it, and what makes no sense is said beside its field', async () => {
    const { page } = await practiceDesk()
    await settings(page)
    const kept = page.getByRole('region', { name: 'What is kept' })
    await expect.poll(() => kept.textContent()).toMatch(/Now: 1 capture, [\d.]+ [KM]iB/)
    const days = kept.getByRole('textbox', { name: 'Days at most' })
    const save = kept.getByRole('button', { name: 'Save what is kept' })
    await days.fill('0')
    await kept.getByText('A whole number from 1 to 3 650').waitFor()
    expect(await save.isDisabled()).toBe(true)
    await days.fill('7')
    await kept.getByRole('textbox', { name: 'Size at most' }).fill('')
    await days.press('Enter')
    await page.getByText('What is kept was changed').waitFor()
    const names = page.getByRole('region', { name: 'Names and privacy' })
    await names.getByRole('textbox', { name: 'Name' }).fill('Trial line')
    await names.getByRole('radio', { name: 'teal' }).check()
    await names.getByRole('radio', { name: /Only what a row shows/ }).check()
    await names.getByRole('button', { name: 'Save connection' }).click()
    await expect.poll(() => page.locator('.chip-name').textContent()).toMatch(/Trial line/)
    await page.getByRole('radiogroup', { name: 'Newest capture' }).getByText('Bottom').click()
    await page.getByRole('radiogroup', { name: 'Contrast' }).getByText('High').click()
    await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Light').click()
    await page.reload()
    await page.getByRole('listbox', { name: 'Captures' }).waitFor()
    await settings(page)
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('contrast-light')
    expect(await days.inputValue()).toBe('7')
    expect(await kept.getByRole('textbox', { name: 'Size at most' }).inputValue()).toBe('')
    expect(await names.getByRole('radio', { name: 'teal' }).isChecked()).toBe(true)
    expect(
      await page.getByRole('radiogroup', { name: 'Newest capture' }).getByRole('radio').nth(1).isChecked(),
    ).toBe(true)
  })
})
