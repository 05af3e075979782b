import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { expectClean } from '../support/axe.ts'
import { closeBrowser, openPage, placeCall, rowCount, rows, shows } from '../support/page.ts'

afterAll(closeBrowser)

const list = (page: Page) => page.getByRole('listbox', { name: 'Answers' })
const option = (page: Page, name: RegExp) => list(page).getByRole('option', { name })
const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt' })
const revisions = (page: Page) => page.getByRole('list', { name: 'Revisions, newest first' })
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click()

const goToAnswers = async (page: Page) => {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Answers' }).click()
  await list(page).waitFor()
}

/** Makes an answer by the menu and keeps the name that it begins with. */
const make = async (page: Page, item: RegExp) => {
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
  const name = page.getByRole('textbox', { name: 'Name of this answer' })
  await name.waitFor()
  await expect.poll(() => name.evaluate(element => element === document.activeElement)).toBe(true)
  return name
}

/** Swaps in another prompt, with a note, by keyboard. */
const swapInPrompt = async (page: Page, text: string, note: string) => {
  await prompt(page).fill(text)
  await page.getByRole('button', { name: 'Add a note to this revision' }).click()
  await page.keyboard.type(note)
  await page.keyboard.press('Enter')
}

const jsonFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
})

describe('the answers', () => {
  it('are made from a working example, with a name of their own, and used by the next call', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    await goToAnswers(page)
    const name = await make(page, /From the working example/)
    await name.fill('Night shift')
    await page.keyboard.press('Enter')
    await option(page, /Night shift/).waitFor()
    await page.getByRole('button', { name: 'Use for this connection' }).click()
    await shows(() => option(page, /Night shift/).textContent(), /live/)
    await placeCall(page)
    await rowCount(page, 2)
    await shows(() => page.getByRole('main').textContent(), /by Night shift, revision 1/)
    expect(complaints).toEqual([])
  })

  it('are found by their words, and walked, pinned and renamed by keyboard alone', async () => {
    const { page } = await openPage()
    await rowCount(page, 1)
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await list(page).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('own')
    await expect.poll(() => list(page).getByRole('option').count()).toBe(1)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await page.keyboard.press('ArrowDown')
    expect(await list(page).evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.press('End')
    const last = list(page).getByRole('option').last()
    await shows(() => last.getAttribute('aria-selected'), /true/)
    const name = (await last.locator('.answer-row-name').textContent()) ?? ''
    await page.keyboard.press('p')
    await shows(() => list(page).getByRole('option').first().textContent(), new RegExp(`${name}.*key 1`))
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: 'Name of this answer' }).waitFor()
    await page.waitForTimeout(100)
    await page.keyboard.type('Renamed by keys')
    await page.keyboard.press('Enter')
    await option(page, /Renamed by keys/).waitFor()
    await list(page).focus()
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await rows(page).first().waitFor()
  })

  it('keep each revision with its note and its first call, compare any two, and bring an old one back', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    await swapInPrompt(page, 'Second words.', 'Shorter, as support wanted')
    await page.getByText('rev 2 · live').waitFor()
    await placeCall(page)
    await rowCount(page, 2)
    await swapInPrompt(page, 'Third words.', 'Even shorter')
    await page.getByText('rev 3 · live').waitFor()
    await page.getByRole('button', { name: 'History' }).click()
    const second = revisions(page).getByRole('listitem').filter({ hasText: 'rev 2' })
    await shows(() => second.textContent(), /Shorter, as support wanted.*first given to the call at/)
    const diff = page.getByRole('region', { name: 'Differences' })
    await shows(() => diff.textContent(), /Revision 2.*Revision 3/)
    await shows(() => diff.locator('.cm-merge-a .cm-changedText').first().textContent(), /Second/)
    await shows(() => diff.locator('.cm-merge-b .cm-changedText').first().textContent(), /Third/)
    await page.getByRole('radio', { name: 'Compare from Revision 1' }).check()
    await shows(() => diff.textContent(), /Revision 1.*Revision 3/)
    await shows(() => diff.locator('.cm-merge-a').textContent(), /Northwind/)

    await tab(page, /Write/)
    await prompt(page).fill('Half a thought')
    await page.getByText('draft saved').waitFor()
    await tab(page, /History/)
    await page.getByRole('button', { name: 'Restore revision 2' }).click()
    await shows(() => revisions(page).textContent(), /rev 4 in force.*Restored revision 2/)
    await tab(page, /Write/)
    expect(await prompt(page).inputValue()).toBe('Half a thought')
    await page.getByRole('button', { name: 'Revert' }).click()
    expect(await prompt(page).inputValue()).toBe('Second words.')

    await tab(page, /History/)
    await second.getByRole('button', { name: /first given/ }).click()
    await page.getByRole('tab', { name: 'Response', selected: true }).waitFor()
    await shows(() => page.getByRole('tabpanel', { name: 'Response' }).textContent(), /Second words/)
    expect(complaints).toEqual([])
  })

  it('compare a draft with what is in force, and a plain text when the keys are not to be sorted', async () => {
    const { page } = await openPage({ width: 900 })
    await goToAnswers(page)
    await prompt(page).fill('Another greeting.')
    await tab(page, /History/)
    const diff = page.getByRole('region', { name: 'Differences' })
    await shows(() => diff.textContent(), /Revision 1.*Draft/)
    await shows(() => diff.locator('.cm-deletedChunk').textContent(), /Northwind/)
    await shows(() => diff.locator('.cm-content').textContent(), /"background_track".*"prompt"/)
    await page.getByRole('checkbox', { name: 'Sort keys' }).uncheck()
    await shows(() => diff.locator('.cm-content').textContent(), /"prompt".*"background_track"/)
  })

  it('are deleted, and come back with all that they had; one that is in use is kept', async () => {
    const { page } = await openPage()
    await goToAnswers(page)
    await make(page, /Status 500/)
    await page.keyboard.press('Enter')
    await option(page, /Status 500/).waitFor()
    await list(page).focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => option(page, /Status 500/).count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await option(page, /Status 500/).waitFor()

    await list(page).focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => option(page, /Status 500/).count()).toBe(0)
    await page.keyboard.press('ControlOrMeta+z')
    await option(page, /Status 500/).waitFor()

    await option(page, /VIP concierge/).click()
    await list(page).focus()
    await page.keyboard.press('Delete')
    await shows(() => page.getByRole('region', { name: 'Notes' }).textContent(), /VIP concierge.*in use/)
    expect(await option(page, /VIP concierge/).count()).toBe(1)
  })

  it('that are wrong on purpose are sent as they are, and the capture shows what the platform does then', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    await goToAnswers(page)
    await make(page, /Status 401/)
    await page.keyboard.press('Enter')
    const status = page.getByRole('textbox', { name: 'Status code' })
    await status.fill('50')
    await page.getByText('A whole number from 200 to 599.').waitFor()
    await status.fill('503')
    await shows(() => page.locator('.outlook').textContent(), /fall back.*503/)
    await page.getByRole('textbox', { name: 'Delay in ms' }).fill('2500')
    await shows(() => page.locator('.outlook').textContent(), /Late on purpose/)
    await page.getByRole('textbox', { name: 'Delay in ms' }).fill('0')
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('rev 2', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Use for this connection' }).click()
    await page.getByText('rev 2 · live').waitFor()
    await placeCall(page)
    await rowCount(page, 2)
    await page.getByRole('heading', { name: /fall back/ }).waitFor()
    await shows(() => page.getByRole('main').textContent(), /status 503/)
    await shows(() => rows(page).first().textContent(), /fallback/)
    expect(complaints).toEqual([])
  })

  it('are edited, refused, mended and swapped in here as beside the live list, and the next call gets them', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    await goToAnswers(page)
    await list(page).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => prompt(page).evaluate(element => element === document.activeElement)).toBe(true)
    await page.getByRole('radio', { name: 'JSON' }).check()
    const editor = page.locator('.cm-content')
    await editor.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText('{ "prompt": "Mended words.", "voce": "en-US-James1" }')
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('Not swapped in.').waitFor()
    expect(await page.getByRole('tab', { name: 'Write', selected: true }).count()).toBe(1)
    await page.getByRole('region', { name: 'Problems' }).getByRole('button').first().click()
    await expect.poll(() => page.getByText('Not swapped in.').count()).toBe(0)
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('rev 2 · live').waitFor()
    await placeCall(page)
    await rowCount(page, 2)
    await shows(() => page.getByRole('tabpanel', { name: 'Response' }).textContent(), /Mended words/)
    expect(complaints).toEqual([])
  })

  it('to a tool can be any JSON, and nothing else', async () => {
    const { page } = await openPage()
    await goToAnswers(page)
    await make(page, /Tool reply/)
    await page.keyboard.press('Enter')
    const body = page.getByRole('textbox', { name: 'Answer as JSON' })
    await body.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('[1, 2')
    await shows(() => page.getByRole('region', { name: 'Problems' }).textContent(), /Not JSON/)
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('Not swapped in.').waitFor()
    expect(await page.getByRole('button', { name: 'Swap in anyway' }).count()).toBe(0)
    await body.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('"in stock"')
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('rev 2', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Use for this connection' }).count()).toBe(0)
  })

  it('are shown as the selected call would get them, with what is wrong with a template at its place', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    const caller =
      ((await rows(page).first().textContent()) ?? '').match(/\+1[ \d]+/)?.[0].replaceAll(' ', '') ?? ''
    await page.getByRole('radio', { name: 'Preview' }).check()
    const preview = page.getByRole('region', { name: 'Preview' })
    await shows(() => preview.textContent(), /No template in it: every call gets these \d+ B/)
    await page.getByRole('radio', { name: 'Form' }).check()
    await prompt(page).fill('Greet them.\nCall {{ data.from_number }} back.')
    await page.getByRole('radio', { name: 'Preview' }).check()
    await shows(() => preview.textContent(), /^For \+1/)
    await shows(() => preview.locator('mark').first().textContent(), new RegExp(caller.slice(2, 8)))
    await page.getByRole('radio', { name: 'Form' }).check()
    await prompt(page).fill('Greet them.\nCall {{ data.from_number | nope }} back.')
    await page.getByRole('radio', { name: 'Preview' }).check()
    await shows(() => preview.getByRole('alert').textContent(), /cannot be filled in.*prompt, line 2.*nope/)
    await shows(
      () => preview.locator('mark').textContent(),
      /^Call \{\{ data\.from_number \| nope \}\} back\."$/,
    )
    expect(complaints).toEqual([])
  })

  it('come from files, several at once, and what is wrong with one is said of that one', async () => {
    const { page } = await openPage()
    await goToAnswers(page)
    await page
      .locator('input[type="file"]')
      .setInputFiles([
        jsonFile('Reception.json', '{ "prompt": "Say hello.", "voice": "en-US-James1" }'),
        jsonFile('broken.json', '{ "prompt": '),
        jsonFile(
          'other.json',
          '{ "format": "hookswitch-answer", "version": 9, "platform": "thunderphone", "kind": "test", "body": "" }',
        ),
      ])
    const report = page.getByRole('alert', { name: 'Import' })
    await shows(() => report.textContent(), /1 answer imported, 2 files not/)
    await shows(() => report.textContent(), /broken\.json.*not JSON/i)
    await shows(() => report.textContent(), /other\.json.*newer/)
    await option(page, /Reception/).waitFor()
    expect(await prompt(page).inputValue()).toBe('Say hello.')
    await report.getByRole('button', { name: 'Dismiss import report' }).click()
    expect(await report.count()).toBe(0)
  })

  it('go out as files that make the same answer again', async () => {
    const { page } = await openPage()
    await goToAnswers(page)
    await make(page, /Late by/)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'More for this answer' }).click()
    const saved = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Export as a file' }).click()
    const download = await saved
    const text = readFileSync(await download.path(), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      kind: 'test',
      name: 'Late by 2.5 s',
      status: 200,
      delayMs: 2_500,
    })
    await page.locator('input[type="file"]').setInputFiles([jsonFile(download.suggestedFilename(), text)])
    await option(page, /Late by 2\.5 s 2/).waitFor()
    expect(await page.getByRole('textbox', { name: 'Delay in ms' }).inputValue()).toBe('2500')
  })

  it.each([1_480, 900, 420])('have nothing that axe finds, at %i pixels', async width => {
    const { page } = await openPage({ width })
    await rows(page).first().waitFor()
    const clean = (where: string) => expectClean(page, where, '.main')
    await goToAnswers(page)
    await make(page, /Late by/)
    await clean('new')
    await page.keyboard.press('Enter')
    if (width === 420) await page.getByRole('button', { name: 'Back to the answers' }).click()
    await list(page).focus()
    await page.keyboard.press('p')
    await shows(() => option(page, /Late by/).textContent(), /key 1/)
    await clean('pinned')
    await option(page, /VIP concierge/).click()
    await prompt(page).fill('Hello {{ data.from_number }}.')
    await page.getByRole('button', { name: 'Add a note to this revision' }).click()
    for (const mode of ['Form', 'JSON', 'Preview']) {
      await page.getByRole('radio', { name: mode }).check()
      if (mode === 'Preview') await page.getByText(/Hello \+1/).waitFor()
      else await page.waitForTimeout(300)
      await clean(mode)
    }
    await tab(page, /History/)
    await page.getByRole('region', { name: 'Differences' }).locator('.cm-content').first().waitFor()
    await clean('history')
  })
})
