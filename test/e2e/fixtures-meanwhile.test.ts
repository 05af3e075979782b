import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, rowCount, rows, shows } from '../support/page.ts'
import { practiceDesk } from '../support/practice-desk.ts'
import { sampleFixture } from '../support/sample-fixture.ts'
import { tempFolder } from '../support/temp-folder.ts'

afterAll(closeBrowser)

const dialog = (page: Page) => page.getByRole('dialog')
const textOf = (fixture: object): string => `${JSON.stringify(fixture, null, 2)}\n`

const drop = (page: Page, where: string, name: string) =>
  page.evaluate(
    ([selector, file, text]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text ?? ''], file ?? ''))
      for (const type of ['dragenter', 'dragover', 'drop'])
        document
          .querySelector(selector ?? '')
          ?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
    },
    [where, name, textOf(sampleFixture())],
  )

describe('what happens while somebody works with fixtures', () => {
  it('keeps what is being written when the file changes beside it', async () => {
    const folder = tempFolder()
    const path = join(folder, 'call.fixture.json')
    writeFileSync(path, textOf(sampleFixture()))
    const { page, client, complaints } = await practiceDesk()
    await client.request('fixtures.openFolder', { folder })
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await page.getByLabel('Status').fill('204')
    writeFileSync(path, textOf({ ...sampleFixture(), expect: { maxMs: 900 } }))
    await page.getByText('The file expects something else by now.').waitFor()
    expect(await page.getByLabel('Status').inputValue()).toBe('204')
    expect(await page.getByRole('button', { name: 'Save what it expects' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'As it is in the file' }).click()
    expect(await page.getByLabel('Within, ms').inputValue()).toBe('900')
    expect(await page.getByLabel('Status').inputValue()).toBe('')

    // A file that nobody is writing in is followed.
    writeFileSync(path, textOf({ ...sampleFixture(), expect: { maxMs: 700 } }))
    await expect.poll(() => page.getByLabel('Within, ms').inputValue(), { timeout: 10_000 }).toBe('700')
    expect(complaints).toEqual([])
  })

  it('plays a folder with its gaps for as long as it takes, and stops when asked to', async () => {
    const folder = tempFolder()
    const put = (name: string, id: string, capturedAt: string) =>
      writeFileSync(
        join(folder, `${name}.fixture.json`),
        textOf(sampleFixture(undefined, { id, capturedAt })),
      )
    put('1', 'a1', '2026-11-21T10:00:00.000Z')
    put('2', 'a2', '2026-11-21T10:10:00.000Z')
    const { page, client, complaints } = await practiceDesk()
    await client.request('fixtures.openFolder', { folder })
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await page.getByRole('button', { name: 'More for this folder' }).click()
    await page.getByRole('menuitem', { name: 'Play on the practice line…' }).click()
    await dialog(page).getByLabel('Times as fast').fill('1')
    await dialog(page).getByRole('button', { name: 'Play' }).click()
    await page.getByText('Playing 2 fixtures on the practice line').waitFor()
    expect(await dialog(page).count()).toBe(0)
    // It is seen from wherever somebody comes back.
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await expect.poll(() => rows(page).count(), { timeout: 10_000 }).toBe(2)
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Played 1 fixture').waitFor()
    expect(await page.getByText('Playing 2 fixtures').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('takes long values by hand, says which are not there, and drags nothing that is masked', async () => {
    const { page, complaints } = await practiceDesk()
    await rows(page).first().click()
    await page.keyboard.press('f')
    const shared = dialog(page).getByRole('region', { name: 'What is shared' })
    const replaced = dialog(page).getByRole('region', { name: 'What is replaced' })
    await shows(() => shared.textContent(), /hookswitch-fixture/)
    for (const value of ['.*', 'x'.repeat(6_000)]) {
      await dialog(page).getByLabel('Also replace').fill(value)
      await dialog(page).getByLabel('Also replace').press('Enter')
      await shows(() => replaced.textContent(), /found nowhere in it/)
      await dialog(page)
        .getByRole('button', { name: `Do not replace ${value}` })
        .click()
      await expect
        .poll(async () => (await replaced.textContent())?.includes('nowhere'), { timeout: 10_000 })
        .toBe(false)
    }
    const draggable = () => shared.locator('.shared-grip').getAttribute('draggable')
    await expect.poll(draggable, { timeout: 10_000 }).toBe('true')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /mask/i }).first().click()
    await page.keyboard.press('f')
    await shows(() => shared.textContent(), /••/)
    expect(await draggable()).toBe('false')
    expect(complaints).toEqual([])
  })

  it('lets an offer wait for what somebody looks at, and asks about it once', async () => {
    const { page, client, call, complaints } = await practiceDesk()
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await page.locator('.answers').waitFor()
    // A fixture is no answer, wherever it is dropped.
    await drop(page, '.answers', 'mine.fixture.json')
    await shows(() => dialog(page).textContent(), /mine\.fixture\.json/)
    const offer = (name: string) =>
      client.request('fixtures.offer', { sources: [{ name, text: textOf(sampleFixture()) }] })
    await offer('offered.fixture.json')
    await call()
    expect(await dialog(page).textContent()).toContain('mine.fixture.json')
    await page.keyboard.press('Escape')
    await shows(() => dialog(page).textContent(), /A link wants.*offered\.fixture\.json/)
    await page.keyboard.press('Escape')
    await call()
    await expect.poll(() => dialog(page).count(), { timeout: 10_000 }).toBe(0)
    await offer('next.fixture.json')
    await shows(() => dialog(page).textContent(), /next\.fixture\.json/)
    await page.keyboard.press('Escape')

    // What a command imported is of no connection, and is found all the same.
    await client.request('fixtures.import', { sources: [{ name: 'x', text: textOf(sampleFixture()) }] })
    await page.getByRole('button', { name: /^Live/ }).first().click()
    await page.getByLabel('Filter captures').fill('is:imported')
    await rowCount(page, 1)
    await page.keyboard.press('Escape')
    await rows(page).first().click()
    await page.getByRole('tab', { name: 'Signature' }).click()
    await shows(() => page.getByRole('tabpanel').textContent(), /everybody has the published fixture secret/)

    // However many were imported: the figures of a page that is opened anew are those of the calls.
    const sources = Array.from({ length: 320 }, (_, i) => ({
      name: `${i}`,
      text: textOf(sampleFixture(undefined, { id: `many${i}` })),
    }))
    await client.request('fixtures.import', { sources })
    await page.reload()
    await shows(() => page.locator('header').first().textContent(), /p50/)
    expect(complaints).toEqual([])
  })
})
