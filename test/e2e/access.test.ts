import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { expectClean, setTheme, violations } from '../support/axe.ts'
import { developerHandler } from '../support/developer-handler.ts'
import { writeFixtures } from '../support/fixture-folder.ts'
import { closeBrowser } from '../support/page.ts'
import { type PracticeDesk, practiceDesk } from '../support/practice-desk.ts'
import { sampleFixture } from '../support/sample-fixture.ts'
import { tempFolder } from '../support/temp-folder.ts'

afterAll(closeBrowser)

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Each view by the key after `g`, and what shows that it is drawn. */
const views = {
  live: ['l', '.live'],
  answers: ['a', '.answers'],
  rules: ['r', '.rules-view'],
  fixtures: ['f', '.fixtures'],
  connections: ['c', '.connections:not(.doctor)'],
  doctor: ['d', '.check-list li'],
  figures: ['i', '.figures-view'],
  settings: ['s', '.settings-view'],
} as const

const show = async (page: Page, view: keyof typeof views): Promise<void> => {
  const [key, drawn] = views[view]
  await press(page, 'g', key)
  await page.locator(drawn).first().waitFor()
}

const tabNames = (page: Page) =>
  page.getByRole('tablist', { name: 'Views on this capture' }).getByRole('tab').allTextContents()

const showTab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()

/** A desk with calls of every kind in its list. */
const busyDesk = async (): Promise<PracticeDesk> => {
  const desk = await practiceDesk()
  for (const scenario of ['complete', 'tool', 'forged', 'duplicate', 'unknown-event', 'normal'] as const)
    await desk.client.request('practice.placeCall', { scenario })
  return desk
}

const allViews = Object.keys(views) as (keyof typeof views)[]

describe('axe finds nothing', { timeout: 240_000 }, () => {
  it('in any view, tab or way to write an answer, in light, dark and high contrast', async () => {
    const { page } = await busyDesk()
    await expectClean(page, 'live')
    for (const tab of await tabNames(page)) {
      await showTab(page, tab)
      await page.mouse.move(0, 0)
      await expectClean(page, tab, '.detail')
    }
    for (const mode of ['JSON', 'Preview', 'Form']) {
      await page.getByRole('radio', { name: mode }).check()
      await page.waitForTimeout(200)
      await expectClean(page, mode, '.workbench')
    }
    for (const view of allViews) {
      await show(page, view)
      await page.evaluate(() => {
        for (const more of document.querySelectorAll('.main details')) more.setAttribute('open', '')
      })
      await expectClean(page, view, '.main')
    }
  })

  it('in what opens above the page', async () => {
    const { page } = await busyDesk()
    await press(page, 'Control+k')
    await page.getByRole('option', { name: /Place a call/ }).waitFor()
    await expectClean(page, 'palette', '#layers')
    await page.keyboard.type('no such thing')
    await expectClean(page, 'empty palette', '#layers')
    await press(page, 'Escape', '?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await expectClean(page, 'sheet of keys', '#layers')
    await press(page, 'Escape')
    await page.getByRole('button', { name: 'Choose a practice scenario' }).click()
    await page.getByRole('menu').waitFor()
    await expectClean(page, 'scenarios', '#layers')
    await press(page, 'Escape')
    await show(page, 'settings')
    await page.getByRole('button', { name: /^Filter: / }).click()
    await press(page, 'c')
    await page.getByRole('alert').filter({ hasText: 'belongs to' }).waitFor()
    await page.getByRole('textbox', { name: 'Days at most' }).fill('0')
    await page.getByRole('textbox', { name: 'Number' }).fill('nobody')
    await expectClean(page, 'settings with complaints', '.settings-view')
  })

  it('in the sheets and questions about captures', async () => {
    const { page, client } = await busyDesk()
    await client.request('preferences.save', { savedFilters: [{ name: 'Mine', filter: 'from:+1415' }] })
    await page.getByRole('button', { name: /^Failed/ }).waitFor()
    const opened = async (where: string, role: 'dialog' | 'alertdialog', name: RegExp): Promise<void> => {
      await page.getByRole(role, { name }).waitFor()
      await expectClean(page, where, '#layers')
      await press(page, 'Escape')
      await page.getByRole(role, { name }).waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: /^Failed/ }).click()
    await opened('failed deliveries', 'dialog', /^Deliveries that failed/)
    await page.getByRole('button', { name: 'Edit & replay' }).click()
    await opened('edit and replay', 'dialog', /replay/i)
    await page.getByRole('button', { name: 'Copy as' }).click()
    await page.getByRole('menuitem', { name: 'curl…' }).click()
    await opened('the real secret', 'alertdialog', /real secret/)
    await page.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: 'Change saved filters…' }).click()
    await opened('saved filters', 'dialog', /^Saved filters/)
  })

  it('in any view of a smaller window', async () => {
    const { page } = await busyDesk()
    for (const [width, height, theme] of [
      [900, 900, 'contrast-light'],
      [420, 640, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height })
      await setTheme(page, theme)
      for (const view of allViews) {
        await show(page, view)
        const words = (await violations(page)).map(v => `${view} at ${width}: ${v}`)
        expect.soft(words).toEqual([])
      }
    }
  })
})

/** Where the focus is: an element by a number that stays with it, and whether its place is seen. */
const focusNow = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return null
    at.dataset.walked ??= String(document.querySelectorAll('[data-walked]').length)
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    // A field of several parts, or a radio button that is drawn by its label, shows it around them.
    const around = [
      at,
      ...(at.closest('label, .combo, .filter, .palette-field, .segmented label')?.children ?? []),
    ]
    const holder = at.closest('label, .combo, .filter, .cm-editor, [class*="field"], [class*="filter"]')
    // A list shows it on the row that is the active one.
    const row = document.getElementById(at.getAttribute('aria-activedescendant') ?? '')
    const drawn = [at, holder, row, ...around].some(element => {
      if (!element) return false
      const { outlineStyle: style, outlineWidth: size, boxShadow } = getComputedStyle(element)
      return (style !== 'none' && Number.parseFloat(size) > 0) || boxShadow !== 'none'
    })
    return {
      id: at.dataset.walked,
      name: `${at.tagName.toLowerCase()} ${at.getAttribute('aria-label') ?? at.id} ${at.textContent?.slice(0, 40)}`,
      seen: drawn || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0),
    }
  })

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

/** What can be reached by Tab in what is drawn, but for what is one stop together with others. */
const unreached = (page: Page) =>
  page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, summary, [tabindex], [contenteditable="true"]',
    )
    const isOwnStop = (element: HTMLElement): boolean => {
      if (element.tabIndex < 0 || element.matches(':disabled, [data-base-ui-focus-guard]')) return false
      if (element.closest('[inert], [aria-hidden="true"]') || !element.checkVisibility()) return false
      // Radio buttons of a group are one stop, which is where the chosen one is.
      return !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked)
    }
    return [...all]
      .filter(element => isOwnStop(element) && element.dataset.walked === undefined)
      .map(
        e =>
          `${e.tagName.toLowerCase()} ${e.getAttribute('aria-label') ?? ''} ${e.textContent?.slice(0, 40)}`,
      )
  })

/** Goes round by Tab. @returns what was wrong on the way */
const walk = async (page: Page, where: string): Promise<string[]> => {
  await page.evaluate(() => {
    for (const e of document.querySelectorAll<HTMLElement>('[data-walked]')) delete e.dataset.walked
  })
  const wrong: string[] = []
  const seen = new Set<string>()
  let lost = 0
  for (let step = 0; step < 250 && lost < 2; step++) {
    await press(page, 'Tab')
    const at = await focusNow(page)
    // Once round the page the browser itself has the focus, for one step.
    if (!at) {
      lost += 1
      continue
    }
    if (seen.has(at.id ?? '')) {
      if (lost > 0) break
      // An editor takes the key for itself until Esc.
      await press(page, 'Escape')
      continue
    }
    seen.add(at.id ?? '')
    if (!at.seen) wrong.push(`${where}: the focus is not seen on ${at.name}`)
  }
  return [...wrong, ...(await unreached(page)).map(name => `${where}: never reached ${name}`)]
}

describe('by keyboard alone', () => {
  it('every control of every view is reached, and the focus is seen on each', {
    timeout: 180_000,
  }, async () => {
    const { page } = await busyDesk()
    const wrong: string[] = []
    for (const view of allViews) {
      await show(page, view)
      // What it asks the engine for is drawn by then, and is not drawn anew on the way.
      await page.waitForTimeout(500)
      wrong.push(...(await walk(page, view)))
      await press(page, 'Escape')
    }
    expect(wrong).toEqual([])
  })

  it('a folder of fixtures is searched, looked through, renamed and run', { timeout: 90_000 }, async () => {
    const handler = await developerHandler()
    const folder = tempFolder()
    const { page, client } = await busyDesk()
    // Several captures that are chosen, by `f`, into the folder.
    await page.locator('#captures').focus()
    await press(page, 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'f')
    const sheet = page.getByRole('dialog', { name: /Save fixture.*3 captures/ })
    await sheet.getByLabel('Folder').fill(folder)
    await press(page, 'Enter')
    await page.getByText(/^Wrote \d files into/).waitFor()
    await client.request('fixtures.openFolder', { folder })
    writeFixtures(folder, { 'first.fixture.json': sampleFixture() })

    await show(page, 'fixtures')
    const chosen = page.getByRole('listbox', { name: 'Fixtures' }).getByRole('option', { selected: true })
    const name = () => chosen.locator('.fixture-file').textContent()
    await page.getByRole('option', { name: /first/ }).waitFor()
    await press(page, '/')
    await page.keyboard.type('telephony')
    await press(page, 'ArrowDown', 'Home')
    const before = await name()
    await press(page, 'ArrowDown')
    await expect.poll(name).not.toBe(before)
    await press(page, '/', 'f', 'i', 'r', 's', 't', 'ArrowDown')
    await expect.poll(name).toBe('first')
    await press(page, 'Enter', 'F2')
    const field = page.getByLabel('Name of this file')
    await field.fill('never')
    await press(page, 'Escape')
    await expect.poll(() => field.count()).toBe(0)
    await expect.poll(() => focused(page)).toBe('fixtures')
    await press(page, 'F2')
    await field.fill('first call')
    await press(page, 'Enter')
    await expect.poll(name).toBe('first call')
    await expect.poll(() => focused(page)).toBe('fixtures')

    await page.getByLabel('Send to').fill(handler.url)
    await press(page, 'Escape', 'r')
    await expect.poll(() => handler.seen.length).toBe(1)
    await page.locator('.run-all').waitFor()
    await press(page, 'Shift+R')
    await expect.poll(() => handler.seen.length, { timeout: 15_000 }).toBe(5)
    await page.getByRole('region', { name: 'Result of the last run' }).waitFor()
    await expectClean(page, 'fixtures with results', '.fixtures')
    expect(await walk(page, 'fixtures with results')).toEqual([])
  })

  it('lists are one tab stop, and arrows go through them', async () => {
    const { page } = await busyDesk()
    const stops = (selector: string) =>
      page
        .locator(selector)
        .evaluate(
          list =>
            [...list.querySelectorAll<HTMLElement>('button, [tabindex]'), list as HTMLElement].filter(
              e => e.tabIndex >= 0 && e.checkVisibility(),
            ).length,
        )
    expect(await stops('#captures')).toBe(1)
    await show(page, 'answers')
    expect(await stops('#answers')).toBe(1)
    await show(page, 'settings')
    expect(await stops('.key-groups')).toBe(1)
    await page.locator('.key-groups [tabindex="0"]').focus()
    const label = () =>
      page.evaluate(() => {
        const at = document.activeElement
        return at?.getAttribute('aria-label') ?? at?.textContent
      })
    const first = await label()
    await press(page, 'ArrowDown')
    expect(await label()).not.toBe(first)
    await press(page, 'ArrowRight')
    expect(await label()).toMatch(/^Switch off/)
  })

  it('a picture is one tab stop that says what stands at each place, and opens it', async () => {
    const { page } = await busyDesk()
    await show(page, 'figures')
    const plot = page.getByRole('slider', { name: /Response times/ })
    await plot.focus()
    await press(page, 'End')
    const last = await plot.getAttribute('aria-valuetext')
    await press(page, 'ArrowLeft')
    const before = await plot.getAttribute('aria-valuetext')
    expect(before).toMatch(/of 2.000 ms/)
    expect(before).not.toBe(last)
    await press(page, 'Home', 'Enter')
    await page.getByRole('region', { name: 'Capture', exact: true }).waitFor()
    await expect.poll(() => page.locator('.nav-item[aria-current]').textContent()).toMatch(/Live/)
  })
})
