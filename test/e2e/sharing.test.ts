import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, openPage, rowCount, rows, shows } from '../support/page.ts'
import { practiceDesk } from '../support/practice-desk.ts'
import { tempFolder } from '../support/temp-folder.ts'

afterAll(closeBrowser)

const sheet = (page: Page) => page.getByRole('dialog')
const shared = (page: Page) => sheet(page).getByRole('region', { name: 'What is shared' })
const press = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true }).click()

const shareFirst = async (page: Page): Promise<void> => {
  await rows(page).last().click()
  await page.keyboard.press('f')
  await shows(() => shared(page).textContent(), /hookswitch-fixture/)
}

describe('a fixture as a link', () => {
  it('is copied here, and pasted where a colleague imports captures', async () => {
    const { page } = await openPage()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await rowCount(page, 1)
    await shareFirst(page)
    await press(page, 'Copy as link')
    await page.getByText(/^Copied a link to/).waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/^hookswitch:\/\/import\?name=telephony\.incoming[\w%.-]*&data=[\w-]+$/)

    const { page: colleague } = await openPage()
    await rowCount(colleague, 1)
    await colleague.getByRole('button', { name: 'More for this list' }).click()
    await colleague.getByRole('menuitem', { name: 'Import captures…' }).click()
    await sheet(colleague).getByLabel('Paste it').fill(`${link}\n`)
    await shows(() => sheet(colleague).textContent(), /telephony\.incoming.*published fixture secret/)
    // What was looked at stays when more is added.
    await sheet(colleague).getByLabel('Paste it').fill('hookswitch://import?data=abc')
    await shows(
      () => sheet(colleague).textContent(),
      /telephony\.incoming.*its data is broken or was cut off/,
    )
    await press(colleague, 'Import 1 capture')
    await rowCount(colleague, 2)
  })
})

describe('while masking is on', () => {
  it('no original is shown, none can be kept, and the file that is saved is whole and redacted', async () => {
    const { page, client } = await practiceDesk()
    const { captures } = await client.request('captures.page', { limit: 1 })
    const [{ id, from } = { id: '', from: null }] = captures
    const redaction = { off: false, keep: [], cover: [] }
    const { files, replaced } = await client.request('fixtures.preview', {
      ids: [id],
      as: 'fixtures',
      redaction,
    })
    const originals = replaced.map(one => one.original)
    // Whoever sees the screen sees ids of calls in the list, too.
    const personal = replaced.filter(one => one.kind !== 'id').map(one => one.original)
    expect(personal).toContain(from)
    /** Also within base64. */
    const inSight = async (where: string, values: readonly string[]) => {
      const text = (await page.locator(where).textContent()) ?? ''
      const base64 = [...text.matchAll(/[\w+/]{40,}={0,2}/g)].map(([s]) =>
        Buffer.from(s, 'base64').toString(),
      )
      return values.filter(one => [text, ...base64].some(shown => shown.includes(one)))
    }

    await page.keyboard.press('Shift+M')
    await page.locator('.masking-on').waitFor()
    await shareFirst(page)
    expect(await inSight('[role=dialog]', originals)).toEqual([])
    const keeps = sheet(page).getByRole('button', { name: /^Keep / })
    expect(await keeps.count()).toBe(replaced.length)
    for (const keep of await keeps.all()) expect(await keep.isDisabled()).toBe(true)
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save as a file')])
    expect(await readFile(await download.path(), 'utf8')).toBe(files[0]?.text)

    // Not even when nothing is to be replaced, in what is written.
    const folder = tempFolder()
    await shareFirst(page)
    await sheet(page).getByLabel('Replace what is private').uncheck()
    await shows(() => sheet(page).textContent(), /as they came/)
    await page.waitForTimeout(500)
    expect(await inSight('[role=dialog]', personal)).toEqual([])
    await sheet(page).getByLabel('Folder').fill(folder)
    await press(page, 'Write into the folder')
    await page.getByText(/^Wrote 1 file into/).waitFor()

    await client.request('fixtures.openFolder', { folder })
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    const pane = page.getByRole('region', { name: /^Fixture / })
    await shows(() => pane.textContent(), /Payload.*type/)
    expect(await inSight('.fixtures', personal)).toEqual([])
    await pane.getByText('Text', { exact: true }).click()
    await pane.getByText('Hex', { exact: true }).click()
    expect(await inSight('.fixtures', personal)).toEqual([])
    const { entries } = await client.request('fixtures.folder', {})
    expect(readFileSync(join(folder, entries[0]?.file ?? ''), 'utf8')).toContain(from)
  })
})
