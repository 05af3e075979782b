import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, openPage, rowCount, rows, shows, visit } from '../support/page.ts'

afterAll(closeBrowser)

describe('the page', () => {
  it('neither loses nor doubles a capture when it is reloaded in the middle of a flood', async () => {
    const { page } = await openPage()
    await rowCount(page, 1)
    await page.getByRole('button', { name: 'Choose a practice scenario' }).click()
    await page.getByRole('menuitem', { name: /flood/i }).click()
    await page.reload()
    await shows(() => page.getByRole('contentinfo').textContent(), /51 captures/)
    await expect.poll(() => rows(page).first().getAttribute('aria-setsize')).toBe('51')
  })

  it('says so when the engine is gone, keeps its list, and does not go blank', async () => {
    const { page, serve } = await openPage()
    await rowCount(page, 1)
    serve.kill('SIGKILL')
    await page
      .getByText(/not reachable/i)
      .first()
      .waitFor()
    expect(await rows(page).count()).toBe(1)
  })

  it('says what to do when its address is of an earlier run', async () => {
    const { address } = await openPage()
    const { page } = await visit(address.replace(/token=.*/, 'token=of-another-run'))
    await shows(() => page.locator('body').textContent(), /address/i)
    expect(await page.getByRole('listbox', { name: 'Captures' }).count()).toBe(0)
  })

  it('takes the token out of the address bar and works again after a reload', async () => {
    const { page } = await openPage()
    await rowCount(page, 1)
    expect(page.url()).not.toContain('token')
    await page.reload()
    await rowCount(page, 1)
  })

  it.each([
    ['forged', /unsigned/],
    ['unknown event', /ack/],
  ])('shows a %s call for what it is', async (scenario, word) => {
    const { page } = await openPage()
    await page.getByRole('button', { name: 'Choose a practice scenario' }).click()
    await page.getByRole('menuitem', { name: new RegExp(scenario, 'i') }).click()
    await rowCount(page, 2)
    await shows(() => rows(page).first().textContent(), word)
  })
})
