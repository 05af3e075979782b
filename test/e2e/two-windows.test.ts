import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, openPage, rowCount, shows, visit } from '../support/page.ts'

afterAll(closeBrowser)

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const saved = (page: Page) => page.getByText('draft saved').waitFor()
const goToAnswers = async (page: Page) => {
  await page.getByRole('listbox', { name: 'Captures' }).focus()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.getByRole('listbox', { name: 'Answers' }).waitFor()
}
const duplicateIt = async (page: Page) => {
  await page.getByRole('button', { name: 'More for this answer' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await copy(page).waitFor()
  await page.keyboard.press('Enter')
}
const copy = (page: Page) => page.getByRole('option', { name: /copy/ })

describe('an answer in two windows', () => {
  it('keeps what both wrote until one is chosen', async () => {
    const { page: mine, address } = await openPage()
    const { page: other } = await visit(address)
    await prompt(mine).fill('Words of the first window.')
    await saved(mine)
    await expect.poll(() => prompt(other).inputValue()).toBe('Words of the first window.')
    expect(await other.getByText('Changed in another window').count()).toBe(0)
    await prompt(mine).fill('First words, changed.')
    await prompt(other).fill('Second words.')
    await mine.waitForTimeout(1_200)
    expect(await prompt(mine).inputValue()).toBe('First words, changed.')
    expect(await prompt(other).inputValue()).toBe('Second words.')
    await mine.getByRole('button', { name: 'Take theirs' }).click()
    await expect.poll(() => prompt(mine).inputValue()).toBe('Second words.')
    expect(await mine.getByText('Changed in another window').count()).toBe(0)
  })

  it('stays in sight with what is written when the other window deletes it, and comes back with it', async () => {
    const { page: mine, address } = await openPage()
    await goToAnswers(mine)
    await duplicateIt(mine)
    const { page: other } = await visit(address)
    await goToAnswers(other)
    await copy(other).click()
    await prompt(mine).focus()
    await mine.keyboard.press('ControlOrMeta+End')
    await mine.keyboard.type(' One')
    await saved(mine)
    await expect.poll(() => prompt(other).inputValue()).toMatch(/ One$/)
    await other.getByRole('listbox', { name: 'Answers' }).focus()
    await other.keyboard.press('Delete')
    await mine.getByText(/was deleted\./).waitFor()
    expect(await prompt(mine).evaluate(e => e === document.activeElement)).toBe(true)
    await mine.keyboard.type(' gc two')
    await shows(() => prompt(mine).inputValue(), / One gc two$/)
    await mine.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => mine.getByText(/was deleted\./).count()).toBe(0)
    await shows(() => prompt(mine).inputValue(), / One gc two$/)
    await saved(mine)
    await expect.poll(() => copy(other).count()).toBe(1)
  })
})

describe('a reload', () => {
  it('loses neither what was typed right before it nor the note', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    await prompt(page).fill('Half a thought')
    await saved(page)
    await page.getByRole('button', { name: 'Add a note to this revision' }).click()
    await page.keyboard.type('Shorter')
    await prompt(page).focus()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(' more')
    await page.reload()
    await expect.poll(() => prompt(page).inputValue()).toBe('Half a thought more')
    expect(await page.getByRole('textbox', { name: 'Note for this revision' }).inputValue()).toBe('Shorter')
    await saved(page)
    expect(complaints).toEqual([])
  })
})
