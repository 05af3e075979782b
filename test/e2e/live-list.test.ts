import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand } from '../support/command.ts'
import { filledFolder } from '../support/filled-folder.ts'
import { manyCaptures, rareWord } from '../support/many-captures.ts'
import { closeBrowser, rowCount, rows, shows, visit } from '../support/page.ts'
import { openPage as openLine } from '../support/page-line.ts'
import { practiceDesk } from '../support/practice-desk.ts'

afterAll(closeBrowser)

const captures = 100_000

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const list = (page: Page) => page.getByRole('listbox', { name: 'Captures' })
const filterBox = (page: Page) => page.getByRole('combobox', { name: 'Filter captures' })
const total = (page: Page) => rows(page).first().getAttribute('aria-setsize')
const active = (page: Page) => page.locator('.row.active')
const place = (page: Page) => active(page).getAttribute('aria-posinset')
/** The `seq`s of the rows that are drawn, from the top. */
const drawn = (page: Page) =>
  rows(page).evaluateAll(all => all.map(row => Number(row.id.replace('row-', ''))))
const complaintsOf = async (page: Page, part: string) => {
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate(`axe.run('${part}')`)) as { violations: { id: string }[] }
  return violations.map(v => v.id)
}

describe('a list of 100,000', () => {
  it('is scrolled through, jumped through and searched, with all rows in their places', async () => {
    const dataFolder = filledFolder(manyCaptures(captures - 1))
    const serve = runCommand(['serve', '--practice', '--port', '0', '--data-dir', dataFolder])
    const address = await serve.line(line => line.startsWith('http://'))
    const { page, complaints } = await visit(address)
    const { origin, hash } = new URL(address)
    const token = new URLSearchParams(hash.slice(1)).get('token') ?? ''
    const { client } = await openLine({ command: serve, dataFolder, origin, token })
    await expect.poll(() => total(page), { timeout: 30_000 }).toBe(String(captures))

    await list(page).evaluate(element => {
      element.scrollTop = element.scrollHeight / 2
    })
    await expect.poll(() => page.locator('.row.skeleton').count()).toBe(0)
    const middle = await drawn(page)
    expect(middle.length).toBeGreaterThan(20)
    expect(middle).toEqual(middle.map((_, i) => (middle[0] ?? 0) - i))
    const [first] = middle
    expect(await rows(page).first().getAttribute('aria-posinset')).toBe(String(captures + 1 - Number(first)))

    // What is read stays where it is while new ones come in above.
    const shown = await page.locator('.row').nth(12).boundingBox()
    const read = middle[12]
    await client.request('practice.placeCall', { scenario: 'normal' })
    await page.getByRole('button', { name: '1 new' }).waitFor()
    expect((await page.locator(`#row-${read}`).boundingBox())?.y).toBe(shown?.y)
    expect(await total(page)).toBe(String(captures))

    await list(page).focus()
    await press(page, 'End')
    await expect.poll(() => place(page)).toBe(String(captures))
    await shows(
      () => page.getByRole('region', { name: 'Capture', exact: true }).textContent(),
      /call 900000002/,
    )
    await press(page, 'k', 'PageUp')
    expect(Number(await place(page))).toBeLessThan(captures - 10)
    await press(page, 'Home')
    await expect.poll(() => place(page)).toBe('1')

    await press(page, '/')
    await page.keyboard.insertText(rareWord)
    // The words of so many are still being read: what is found so far is shown.
    await expect.poll(async () => Number(await total(page)), { timeout: 60_000 }).toBeLessThan(100)
    await expect.poll(() => rows(page).count(), { timeout: 60_000 }).toBeGreaterThan(4)
    await rows(page).nth(3).click()
    await shows(() => page.getByRole('tabpanel').textContent(), new RegExp(rareWord))
    expect(complaints).toEqual([])
  }, 120_000)
})

describe('the live list', () => {
  it('completes a filter by keyboard, says what is wrong with one, and keeps it under a name', async () => {
    const { page } = await practiceDesk()
    await press(page, '/', 'v', 'e')
    const offered = page.getByRole('listbox', { name: 'Completions' }).getByRole('option')
    expect(await offered.allTextContents()).toEqual(['verdict:verdict:fallback'])
    await press(page, 'Tab', 'f', 'ArrowDown')
    expect(await filterBox(page).getAttribute('aria-activedescendant')).toBe('filter-completion-0')
    await press(page, 'Enter')
    expect(await filterBox(page).inputValue()).toBe('verdict:fallback ')
    await page.getByText('Nothing matches this filter').waitFor()
    await filterBox(page).fill('colour:red')
    await page.getByText('"colour:" is no filter').waitFor()
    await filterBox(page).fill('type:inc')
    await press(page, 'Escape')
    expect(await offered.count()).toBe(0)
    await rowCount(page, 1)

    await page.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: 'Save this filter…' }).click()
    await page.getByRole('textbox', { name: /^Name for/ }).fill('Calls')
    await press(page, 'Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Clear filter' }).click()
    await page.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: /^Calls/ }).click()
    expect(await filterBox(page).inputValue()).toBe('type:inc')
    await page.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: 'Change saved filters…' }).click()
    await page.getByRole('textbox', { name: 'Name of Calls' }).fill('Incoming')
    await press(page, 'Enter')
    await page.getByRole('button', { name: 'Delete Incoming' }).waitFor()
    expect(await complaintsOf(page, '.saved-sheet')).toEqual([])
    await page.getByRole('button', { name: 'Delete Incoming' }).click()
    await page.getByRole('button', { name: 'Delete Incoming' }).waitFor({ state: 'detached' })
  })

  it('clears all but what is pinned, and brings it back', async () => {
    const { page, call } = await practiceDesk()
    await call()
    await call()
    await rowCount(page, 3)
    await list(page).focus()
    await press(page, 'j', 'p')
    await shows(() => rows(page).nth(1).textContent(), /pinned/)
    await page.getByRole('button', { name: 'More for this list' }).click()
    await page.getByRole('menuitem', { name: /^Clear/ }).click()
    await rowCount(page, 1)
    await shows(() => rows(page).first().textContent(), /pinned/)
    await filterBox(page).fill('type:incoming')
    await page.getByText('1 match', { exact: true }).first().waitFor()
    await filterBox(page).fill('')
    await page.getByRole('button', { name: 'Undo' }).click()
    await rowCount(page, 3)

    // Its note may be gone, or another one may have taken its place.
    await list(page).focus()
    await press(page, 'Shift+Delete')
    await rowCount(page, 1)
    await page.getByRole('button', { name: 'Dismiss note' }).last().click()
    await page.getByRole('button', { name: 'More for this list' }).click()
    await page.getByRole('menuitem', { name: 'Bring back 2 captures' }).waitFor()
    await press(page, 'Escape')
    await list(page).focus()
    await press(page, 'ControlOrMeta+z')
    await rowCount(page, 3)
  })

  it('holds back what comes while it is paused, and loses none of it', async () => {
    const { page, call } = await practiceDesk()
    await list(page).focus()
    await press(page, 'z')
    await call()
    await call()
    await page.getByText('Paused, 2 captures waiting').waitFor()
    expect(await rows(page).count()).toBe(1)
    await page.getByRole('button', { name: 'Show 2 new' }).click()
    await rowCount(page, 3)
  })

  it('chooses several by Shift and Ctrl, and has its newest at the bottom for who wants that', async () => {
    const { page, client, call } = await practiceDesk()
    for (let i = 0; i < 4; i++) await call()
    await rowCount(page, 5)
    await list(page).focus()
    await press(page, 'j', 'Shift+ArrowDown', 'Shift+ArrowDown')
    await page.getByText('3 chosen').waitFor()
    await rows(page)
      .nth(0)
      .click({ modifiers: ['ControlOrMeta'] })
    await page.getByText('4 chosen').waitFor()
    expect(await complaintsOf(page, '.list-pane')).toEqual([])
    await list(page).focus()
    await press(page, 'Escape')
    expect(await page.getByText('chosen', { exact: false }).count()).toBe(0)

    const before = await drawn(page)
    await client.request('preferences.save', { newestAt: 'bottom' })
    await expect.poll(() => drawn(page)).toEqual(before.toReversed())
    await press(page, 'End')
    expect(await place(page)).toBe('5')
    await call()
    await expect.poll(() => place(page)).toBe('6')
  })
})
