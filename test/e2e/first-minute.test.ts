import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, openPage, placeCall, rowCount, rows, shows } from '../support/page.ts'

afterAll(closeBrowser)

describe('the first minute', () => {
  it('has taken the first call by itself, with its time against the limit and the verdict in words', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    await shows(() => rows(page).first().textContent(), /\+1 415 555 0199.*used/)
    expect(await rows(page).first().textContent()).toMatch(/of 2.000 ms/)
    await page.getByRole('heading', { name: 'ThunderPhone should use your config.' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('invites to change a word, swap it in and call, and then marks that word in the answer', async () => {
    const { page, complaints } = await openPage()
    await page.getByRole('button', { name: 'Change a word in the prompt' }).click()
    const prompt = page.getByRole('textbox', { name: 'Prompt' })
    expect(await prompt.evaluate(element => element === document.activeElement)).toBe(true)
    await prompt.fill((await prompt.inputValue()).replace('warmly', 'with a sea shanty'))
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('rev 2 · live').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    await rowCount(page, 2)
    const response = page.getByRole('tabpanel', { name: 'Response' })
    await response.waitFor()
    await shows(() => response.locator('mark, ins').first().textContent(), /sea shanty/)
    await page.getByText('Your words are in the answer').first().waitFor()
    await page
      .getByText(/The caller reaches the returned agent/)
      .first()
      .waitFor()
    expect(complaints).toEqual([])
  })

  it('names the call that was the first to get a revision', async () => {
    const { page } = await openPage()
    const prompt = page.getByRole('textbox', { name: 'Prompt' })
    await prompt.fill('Only this.')
    await page.getByRole('button', { name: 'Swap in' }).click()
    await page.getByText('rev 2 · live').waitFor()
    await placeCall(page)
    await rowCount(page, 2)
    await page.getByRole('button', { name: /first given to the call at \d\d:\d\d:\d\d/ }).waitFor()
  })

  it('walks by keyboard through list, tabs and views', async () => {
    const { page } = await openPage()
    await rowCount(page, 1)
    for (const count of [2, 3]) {
      await page.keyboard.press('c')
      await rowCount(page, count)
    }
    const selected = () => rows(page).evaluateAll(all => all.findIndex(row => row.ariaSelected === 'true'))
    const before = await selected()
    await page.keyboard.press('j')
    await expect.poll(selected).toBe(before + 1)
    await page.keyboard.press('k')
    await expect.poll(selected).toBe(before)
    await page.keyboard.press('Alt+ArrowRight')
    await page.getByRole('tab', { name: 'Headers', selected: true }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('type:web')
    await rowCount(page, 0)
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: 'Filter captures' }).fill('')
    await page.getByRole('listbox', { name: 'Captures' }).focus()
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.getByRole('heading', { name: 'Connections', level: 1 }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await rowCount(page, 3)
  })
})
