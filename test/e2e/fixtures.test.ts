import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { Fixture } from '../../shared/fixture.ts'
import { expectClean } from '../support/axe.ts'
import { developerHandler } from '../support/developer-handler.ts'
import { closeBrowser, openPage, rowCount, rows, shows } from '../support/page.ts'
import { practiceDesk } from '../support/practice-desk.ts'
import { sampleFixture } from '../support/sample-fixture.ts'
import { tempFolder } from '../support/temp-folder.ts'

afterAll(closeBrowser)

const dialog = (page: Page) => page.getByRole('dialog')
const inDialog = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name })
const shared = (page: Page) => dialog(page).getByRole('region', { name: 'What is shared' })
const replaced = (page: Page) => dialog(page).getByRole('region', { name: 'What is replaced' })
const fixtures = (page: Page) => page.getByRole('listbox', { name: 'Fixtures' }).getByRole('option')

const textOf = (fixture: object): string => `${JSON.stringify(fixture, null, 2)}\n`

/** Dropped onto the page as from the system's file manager. */
const dropFiles = (page: Page, where: string, files: Record<string, string>) =>
  page.evaluate(
    ([selector, given]) => {
      const transfer = new DataTransfer()
      for (const [name, text] of Object.entries(given as Record<string, string>))
        transfer.items.add(new File([text], name, { type: 'application/json' }))
      const target = document.querySelector(selector as string)
      for (const type of ['dragenter', 'dragover', 'drop'])
        target?.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
        )
    },
    [where, files],
  )

describe('sharing a capture', () => {
  it('shows what is replaced before anything is written; values are kept and added by hand', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    await rows(page).first().click()
    await page.keyboard.press('f')
    await shows(() => shared(page).textContent(), /hookswitch-fixture/)
    await shows(() => replaced(page).textContent(), /number/)
    const first = replaced(page).locator('.replaced-row').first()
    const original = (await first.locator('del').textContent()) ?? ''
    expect(original.length).toBeGreaterThan(3)
    expect(await shared(page).textContent()).not.toContain(original)
    await expectClean(page, 'save fixture', '[role="dialog"]')

    await first.getByRole('button', { name: `Keep ${original}` }).click()
    await shows(() => shared(page).textContent(), new RegExp(original.replace(/[+().]/g, '\\$&')))
    await inDialog(page, `Replace ${original}`).click()
    await expect
      .poll(async () => (await shared(page).textContent())?.includes(original), { timeout: 10_000 })
      .toBe(false)

    expect(await shared(page).textContent()).toContain('telephony.incoming')
    await dialog(page).getByLabel('Also replace').fill('Northwind')
    await dialog(page).getByLabel('Also replace').press('Enter')
    await shows(() => replaced(page).textContent(), /added by you/)

    await dialog(page).getByLabel('Replace what is private').uncheck()
    await shows(() => dialog(page).textContent(), /as they came/)
    await expect
      .poll(async () => (await shared(page).textContent())?.includes(original), { timeout: 10_000 })
      .toBe(true)
    await dialog(page).getByLabel('Replace what is private').check()
    expect(complaints).toEqual([])
  })

  it('saves a file, drags it out, writes a whole call into a folder and gives a HAR', async () => {
    const { page, client, complaints } = await practiceDesk()
    await client.request('practice.placeCall', { scenario: 'complete' })
    await rows(page)
      .filter({ hasText: /complete/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Save fixture' }).click()
    const grip = shared(page).locator('.shared-grip')
    const dragged = await grip.evaluate(element => {
      const transfer = new DataTransfer()
      element.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: transfer }))
      element.dispatchEvent(new DragEvent('dragend', { bubbles: true }))
      return { url: transfer.getData('DownloadURL'), text: transfer.getData('text/plain') }
    })
    expect(dragged.url).toMatch(/^application\/json:[^:/]+\.fixture\.json:data:application\/json;base64,/)
    const [, base64 = ''] = dragged.url.split(';base64,')
    expect(Buffer.from(base64, 'base64').toString()).toBe(dragged.text)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      inDialog(page, 'Save as a file').click(),
    ])
    const saved = await readFile(await download.path(), 'utf8')
    expect(saved).toBe(dragged.text)
    expect(Fixture.parse(JSON.parse(saved)).eventType).toBe('telephony.complete')

    const folder = tempFolder()
    await page.keyboard.press('f')
    await dialog(page).getByRole('radio', { name: 'Whole call' }).check()
    await dialog(page).getByLabel('Folder').fill(folder)
    await inDialog(page, 'Write into the folder').click()
    await page.getByText(/^Wrote \d+ files? into/).waitFor()
    const [call = ''] = readdirSync(folder)
    const names = readdirSync(join(folder, call))
    expect(names).toContain('sequence.json')
    expect(names.some(name => name.endsWith('telephony.complete.fixture.json'))).toBe(true)

    await page.keyboard.press('f')
    await dialog(page).getByRole('radio', { name: 'HAR' }).check()
    await shows(() => shared(page).textContent(), /"version": "1\.2"/)
    expect(complaints).toEqual([])
  })
})

describe('importing', () => {
  it('shows what dropped files hold, keeps what is wanted, and marks it', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    const broken = textOf({ ...sampleFixture(), version: 9 })
    await dropFiles(page, '.live', {
      'call.fixture.json': textOf(sampleFixture()),
      'newer.fixture.json': broken,
      'notes.json': 'no json at all',
    })
    await shows(() => dialog(page).textContent(), /telephony\.incoming/)
    await shows(() => dialog(page).textContent(), /signed with the published fixture secret/)
    await shows(() => dialog(page).textContent(), /newer\.fixture\.json is of version 9/)
    expect(await dialog(page).getByRole('checkbox').count()).toBe(1)
    await expectClean(page, 'import', '[role="dialog"]')
    await inDialog(page, 'Import 1 capture').click()
    await expect.poll(() => dialog(page).count(), { timeout: 10_000 }).toBe(0)
    await rowCount(page, 2)
    await shows(() => page.getByRole('region', { name: 'Capture', exact: true }).textContent(), /imported/i)
    // It is no call: nothing of the figures changes.
    expect(await page.locator('.page-footer, footer').first().textContent()).toMatch(/0 rejected/)
    expect(complaints).toEqual([])
  })

  it('takes a sample that is pasted, and says of other text what it is not', async () => {
    const { page } = await openPage()
    await rowCount(page, 1)
    await page.getByRole('button', { name: 'More for this list' }).click()
    await page.getByRole('menuitem', { name: 'Import captures…' }).click()
    const field = dialog(page).getByLabel('Paste it')
    await field.fill('hello')
    await shows(() => dialog(page).textContent(), /neither JSON nor/)
    await field.fill(
      '{"headers":{"content-type":"application/json"},"body":{"type":"telephony.incoming","data":{"call_id":"x1"}}}',
    )
    await inDialog(page, 'Import 1 capture').click()
    await rowCount(page, 2)
  })
})

describe('a folder of fixtures', () => {
  it('is watched, run against a handler, and what a file expects is edited and seen to fail', async () => {
    const handler = await developerHandler()
    const folder = tempFolder()
    const { page, client, complaints } = await practiceDesk()
    await client.request('fixtures.write', {
      ids: [(await client.request('captures.page', { limit: 1 })).captures[0]?.id ?? ''],
      as: 'fixtures',
      redaction: { off: false, keep: [], cover: [] },
      folder,
    })
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await page.getByLabel('Folder').fill(folder)
    await page.getByRole('button', { name: 'Use this folder' }).click()
    await expect.poll(() => fixtures(page).count(), { timeout: 10_000 }).toBe(1)
    await page.getByLabel('Send to').fill(handler.url)
    await page.getByRole('button', { name: 'Run all' }).click()
    await shows(() => page.locator('.fixtures-head').textContent(), /✓ 1 passed/)
    expect(handler.seen).toHaveLength(1)

    await page.getByLabel('Status').fill('204')
    await page.getByRole('button', { name: 'Save what it expects' }).click()
    await page.getByText('Saved what it expects').waitFor()
    const [name = ''] = readdirSync(folder)
    expect(JSON.parse(readFileSync(join(folder, name), 'utf8')).expect.status).toBe(204)
    await shows(() => fixtures(page).first().textContent(), /expects 204/)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await shows(
      () => page.getByRole('region', { name: 'Result of the last run' }).textContent(),
      /failed.*204.*200/,
    )
    await expectClean(page, 'fixtures', '.fixtures')

    await page.getByRole('button', { name: /^Rename / }).click()
    await page.getByLabel('Name of this file').fill('first call')
    await page.getByLabel('Name of this file').press('Enter')
    await shows(() => fixtures(page).first().textContent(), /first call/)
    expect(readdirSync(folder)).toEqual(['first call.fixture.json'])
    expect(complaints).toEqual([])
  })
})
