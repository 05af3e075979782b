import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, openPage, placeCall, rowCount, shows } from '../support/page.ts'

afterAll(closeBrowser)

const jsonView = async (page: Page) => {
  await page.getByText('JSON', { exact: true }).click()
  const editor = page.locator('.cm-content')
  await editor.waitFor()
  return editor
}

const write = async (page: Page, value: unknown) => {
  const editor = await jsonView(page)
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.type(typeof value === 'string' ? value : JSON.stringify(value))
}

const problems = (page: Page) => page.getByRole('region', { name: 'Problems' })

describe('the editor', () => {
  it.each([
    [
      'an unknown key, with the one that was meant',
      { prompt: 'a', voice: 'v', voce: 1 },
      /Unknown key "voce": did you mean "voice"/,
    ],
    [
      'an unknown key of another platform',
      { prompt: 'a', voice: 'v', firstMessage: 'Hi' },
      /Unknown key "firstMessage"/,
    ],
    ['a missing voice', { prompt: 'a' }, /"voice" is missing/],
    [
      'manual acknowledgement without its prompt',
      { prompt: 'a', voice: 'v', product: 'storm-base-with-ack', acknowledgement_prompt_mode: 'manual' },
      /"acknowledgement_prompt" is missing/,
    ],
    ['what is not JSON', '{ "prompt": ', /Not JSON/],
  ])('marks %s while typing', async (_what, value, words) => {
    const { page, complaints } = await openPage()
    await write(page, value)
    await shows(() => problems(page).textContent(), words)
    await page.locator('.cm-lint-marker-error').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('mends an unknown key by one click', async () => {
    const { page } = await openPage()
    await write(page, { prompt: 'a', voce: 'en-US-James1' })
    await problems(page).getByRole('button').first().click()
    await shows(() => page.locator('.cm-content').textContent(), /"voice": ?"en-US-James1"/)
    expect(await problems(page).count()).toBe(0)
  })

  it('does not swap in what the platform should not take, unless that is meant', async () => {
    const { page } = await openPage()
    await write(page, { prompt: 'a', voice: 'en-US-James1', firstMessage: 'Hi' })
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('Not swapped in.').waitFor()
    expect(await page.getByText('rev 1 · live').count()).toBe(1)
    await page.getByRole('button', { name: 'Swap in anyway' }).click()
    await shows(() => page.getByRole('region', { name: 'Answer' }).textContent(), /rev 2/)
    await placeCall(page)
    await rowCount(page, 2)
    await page.getByRole('heading', { name: /ThunderPhone should reject this config/ }).waitFor()
  })

  it('edits a prompt as text with real line breaks, over the same document as the JSON', async () => {
    const { page } = await openPage()
    const prompt = page.getByRole('textbox', { name: 'Prompt' })
    await prompt.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('First line.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Second "line".')
    expect(await prompt.inputValue()).toBe('First line.\nSecond "line".')
    await jsonView(page)
    await shows(() => page.locator('.cm-content').textContent(), /"First line\.\\nSecond \\"line\\"\."/)
    await page.getByText('Form', { exact: true }).click()
    expect(await prompt.inputValue()).toBe('First line.\nSecond "line".')
  })

  it('keeps a draft through a reload', async () => {
    const { page, address } = await openPage()
    const prompt = page.getByRole('textbox', { name: 'Prompt' })
    await prompt.fill('Half a thought')
    await expect
      .poll(() => page.getByRole('region', { name: 'Answer' }).textContent())
      .toMatch(/draft|saved|not swapped/i)
    await page.waitForTimeout(800)
    await page.goto('about:blank')
    await page.goto(address)
    await expect.poll(() => prompt.inputValue()).toBe('Half a thought')
    expect(await page.getByText('rev 1 · live').count()).toBe(1)
  })
})
