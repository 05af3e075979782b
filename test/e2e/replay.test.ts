import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { developerHandler } from '../support/developer-handler.ts'
import { closeBrowser, openPage, rowCount, rows, shows } from '../support/page.ts'
import { practiceDesk } from '../support/practice-desk.ts'

afterAll(closeBrowser)

const strip = (page: Page) => page.getByRole('region', { name: 'Replay', exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

const axeFindings = async (page: Page): Promise<string[]> => {
  // Not by a script element: the page's policy allows none.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: { run(where: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run('.detail, [role="dialog"]')
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

/** What the page puts on the clipboard from now on. */
const hearCopies = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.evaluate(() => {
    const copies: string[] = []
    Object.assign(window, { copies })
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void copies.push(text) },
    })
  })
  return () => page.evaluate(() => (window as unknown as { copies: string[] }).copies)
}

describe('a capture', () => {
  it('is replayed by a key, marked, and shown beside the original', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    await rows(page).first().click()
    await page.keyboard.press('r')
    await shows(() => strip(page).textContent(), /used by the engine: 200 in/)
    await rowCount(page, 2)
    await shows(() => rows(page).first().textContent(), /replay/)
    await button(page, 'Compare').click()
    await shows(() => strip(page).textContent(), /Status200200/)
    await shows(() => strip(page).textContent(), /Nothing differs/)
    expect(await axeFindings(page)).toEqual([])
    await button(page, 'Open the new capture').click()
    await shows(() => page.getByRole('region', { name: 'Capture' }).textContent(), /A replay as it was/)
    await button(page, 'Open the original').click()
    await expect.poll(() => strip(page).count()).toBe(1)
    expect(complaints).toEqual([])
  })

  it('is edited, signed anew and replayed by keyboard alone; closing loses nothing', async () => {
    const { page, complaints } = await openPage()
    await rowCount(page, 1)
    await rows(page).first().click()
    await page.keyboard.press('e')
    await dialog(page).waitFor()
    const payload = dialog(page).getByRole('textbox', { name: 'Payload' })
    await payload.focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText(
      '{"type": "telephony.incoming", "data": {"to_number": "+16505550123", "from_number": "+14155550177", "call_id": 4242}}',
    )
    await shows(() => dialog(page).textContent(), /Changed: body, signature\./)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog(page).count()).toBe(0)
    await expect
      .poll(() => page.getByRole('listbox', { name: 'Captures' }).evaluate(e => e === document.activeElement))
      .toBe(true)
    await page.keyboard.press('e')
    await shows(() => payload.textContent(), /4155550177/)
    await dialog(page).getByRole('button', { name: 'Replay', exact: true }).focus()
    await page.keyboard.press('Enter')
    await shows(() => strip(page).last().textContent(), /used by the engine/)
    await page.keyboard.press('Escape')
    await rowCount(page, 2)
    await rows(page).first().click()
    await shows(() => page.getByRole('region', { name: 'Capture' }).textContent(), /another body, signature/)
    await shows(() => rows(page).first().textContent(), /0177/)
    expect(complaints).toEqual([])
  })

  it('goes to a URL many times with progress, is cancelled, and asks before it leaves the machine', async () => {
    const handler = await developerHandler()
    const { page } = await openPage()
    await rowCount(page, 1)
    await rows(page).first().click()
    await button(page, 'Edit & replay').click()
    const field = (name: string) => dialog(page).getByRole('textbox', { name, exact: true })
    await dialog(page).getByRole('radio', { name: /A URL/ }).check()
    await field('URL').fill('http://203.0.113.9/hook')
    await dialog(page).getByRole('button', { name: 'Replay', exact: true }).click()
    await shows(() => dialog(page).textContent(), /A replay to 203\.0\.113\.9 leaves this machine/)
    await button(page, 'Send it to 203.0.113.9').waitFor()
    await field('URL').fill(handler.url)
    await field('Times').fill('500')
    await field('Per second').fill('20')
    await dialog(page).getByRole('button', { name: 'Replay 500 times' }).click()
    await shows(() => strip(page).last().textContent(), /\d+ of 500/)
    await expect.poll(() => handler.seen.length).toBeGreaterThan(2)
    await strip(page).last().getByRole('button', { name: 'Cancel' }).click()
    await shows(() => strip(page).last().textContent(), /Cancelled after \d+ of 500/)
    expect(handler.seen.length).toBeLessThan(400)
  })

  it('is copied by a key, and signed with the real secret only after a question', async () => {
    const { page } = await openPage()
    await rowCount(page, 1)
    await rows(page).first().click()
    const copies = await hearCopies(page)
    await page.keyboard.press('y')
    await expect
      .poll(async () => (await copies())[0])
      .toMatch(/^curl -X POST 'http:\/\/localhost:3000\/webhook'/)
    await button(page, 'Copy as').click()
    await page.getByRole('menuitem', { name: /^Markdown/ }).click()
    await expect.poll(async () => (await copies())[1]).toMatch(/^\*\*ThunderPhone should/)
    await button(page, 'Copy as').click()
    await page.getByRole('menuitem', { name: 'curl…' }).click()
    await shows(() => page.getByRole('alertdialog').textContent(), /real secret\?/)
    expect(await copies()).toHaveLength(2)
    await button(page, 'Copy it').click()
    await expect.poll(async () => (await copies()).length).toBe(3)
    const signature = (text = '') => /Signature: (\w+)/.exec(text)?.[1]
    const [fixture, , real] = await copies()
    expect(signature(real)).toMatch(/^[0-9a-f]{64}$/)
    expect(signature(real)).not.toBe(signature(fixture))
  })
})

describe('deliveries that failed', () => {
  it('are counted, chosen and replayed together', async () => {
    const { page, client, complaints } = await practiceDesk()
    for (let i = 0; i < 3; i++) await client.request('practice.placeCall', { scenario: 'forged' })
    await rowCount(page, 4)
    const failed = page.getByRole('button', { name: /^Failed 3/ })
    await failed.click()
    await shows(() => dialog(page).textContent(), /3 chosen/)
    await dialog(page).getByRole('checkbox').last().uncheck()
    await shows(() => dialog(page).textContent(), /2 chosen/)
    expect(await axeFindings(page)).toEqual([])
    await dialog(page).getByRole('button', { name: 'Replay 2' }).click()
    await shows(() => dialog(page).textContent(), /2 replays · 2 used/)
    expect(await dialog(page).getByRole('button', { name: 'Open', exact: true }).count()).toBe(2)
    await page.keyboard.press('Escape')
    await expect.poll(() => failed.evaluate(e => e === document.activeElement)).toBe(true)
    await rowCount(page, 6)
    // What was sent again from here is no delivery that failed.
    expect(await failed.count()).toBe(1)
    expect(complaints).toEqual([])
  })
})
