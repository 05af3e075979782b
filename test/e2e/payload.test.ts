import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { filledPage, type StoredSample } from '../support/filled-store.ts'
import { watchTasks } from '../support/long-tasks.ts'
import { closeBrowser, shows } from '../support/page.ts'

afterAll(closeBrowser)

const json = (value: unknown): StoredSample => ({ request: { body: Buffer.from(JSON.stringify(value)) } })

const complete = {
  type: 'telephony.complete',
  data: {
    call_id: 12,
    status: 'completed',
    transcripts: Array.from({ length: 300 }, (_, i) => ({
      role: i % 2 === 0 ? 'user' : 'agent',
      content: i === 270 ? 'I want a Refund, "now"' : `Line ${i}`,
    })),
  },
}

const open = async (samples: readonly StoredSample[], seq: number) => {
  const opened = await filledPage(samples)
  await opened.page.locator(`#row-capture-${seq}, #row-${seq}`).first().click()
  return { ...opened, tree: opened.page.getByRole('tree', { name: 'Payload' }) }
}

const row = (page: Page, name: RegExp) => page.getByRole('treeitem', { name })

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

describe('the payload', () => {
  it('is a tree of one tab stop that arrows walk through, and gives its paths and values', async () => {
    const body = Buffer.from('{"id":12345678901234567890,"a":1.0,"a":{"b c":[true,"x\\ny"]}}')
    const { page, tree, complaints } = await open([{ request: { body, headers: [['a', 'b']] } }], 1)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await tree.focus()
    expect(await row(page, /^id: /).textContent()).toContain('12345678901234567890')
    expect(await row(page, /^a repeated: /).count()).toBe(2)
    for (const key of ['End', 'ArrowUp', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
    const chosen = tree.getByRole('treeitem', { selected: true })
    expect(await chosen.textContent()).toMatch(/^b c: /)
    expect(await chosen.getAttribute('aria-level')).toBe('2')
    expect(await chosen.getAttribute('aria-expanded')).toBe('false')
    expect(await tree.getByRole('treeitem').count()).toBe(4)
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
    await page.keyboard.press('p')
    await expect.poll(() => clipboard(page)).toBe("$.a['b c'][1]")
    await page.keyboard.press('Shift+P')
    await expect.poll(() => clipboard(page)).toBe('/a/b c/1')
    await page.keyboard.press('Control+c')
    await expect.poll(() => clipboard(page)).toBe('x\ny')
    await page.getByRole('button', { name: 'Copy payload' }).click()
    await expect.poll(() => clipboard(page)).toBe(body.toString())
    await page.mouse.move(0, 0)
    await page.evaluate(axe.source)
    for (const name of ['Payload', 'Headers', 'Response', 'Timing']) {
      await page.getByRole('tab', { name }).click()
      const { violations } = (await page.evaluate("axe.run('.detail')")) as {
        violations: { id: string; nodes: { html: string }[] }[]
      }
      expect([name, violations.map(v => [v.id, v.nodes[0]?.html])]).toEqual([name, []])
    }
    expect(complaints).toEqual([])
  })

  it('marks and counts the words of the filter, opens the tree to them, and goes from one to the next', async () => {
    const samples: StoredSample[] = [
      {
        ...json(complete),
        response: { headers: [['x-refund', 'REFUND']], body: Buffer.from('{"prompt":"no such word"}') },
      },
    ]
    samples[0] = { ...samples[0], request: { ...samples[0]?.request, path: '/h/x?for=refund' } }
    const { page, tree } = await open(samples, 1)
    await tree.waitFor()
    expect(await row(page, /content: /).count()).toBe(0)
    await page.locator('#capture-filter').fill('refund')
    const tab = (name: RegExp) => page.getByRole('tab', { name })
    await shows(() => tab(/^Payload/).textContent(), /^Payload1/)
    await shows(() => tab(/^Headers/).textContent(), /^Headers3/)
    expect(await tab(/^Response/).textContent()).toBe('Response')
    await tree.focus()
    await page.keyboard.press('n')
    const hit = tree.locator('mark.now')
    await hit.waitFor()
    expect(await hit.textContent()).toBe('Refund')
    expect(await hit.isVisible()).toBe(true)
    await shows(() => page.locator('.tree-path').textContent(), /transcripts\[270\]\.content/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').locator('mark.now').waitFor()
    await expect.poll(() => page.locator('[role="dialog"] :focus').count()).toBe(1)
    await page.keyboard.press('Escape')
    await tab(/^Headers/).click()
    const bar = page.locator('.hit-bar')
    expect(await bar.textContent()).toBe('1 of 3')
    await page.getByRole('button', { name: 'Next hit' }).click()
    await page.getByRole('button', { name: 'Next hit' }).click()
    expect(await bar.textContent()).toBe('2 of 3')
    expect(await page.locator('mark.now').textContent()).toBe('refund')
    await page.keyboard.press('Shift+N')
    expect(await bar.textContent()).toBe('1 of 3')
  })

  it('of 10 MB on one line, of 200,000 values, and of 100,000 levels opens without a freeze, whichever way it is shown', async () => {
    const line = json({ type: 'x', long: 'word '.repeat(2_097_152), end: 'the end' })
    const values = json(Array.from({ length: 50_000 }, (_, i) => ({ id: i, name: `caller ${i}`, ok: true })))
    const deep: StoredSample = {
      request: { body: Buffer.from(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`) },
    }
    const { page, tree, complaints } = await open([line, values, deep, json({ small: 1 })], 4)
    await tree.waitFor()
    const longestTask = await watchTasks(page)
    const choose = (seq: number) => page.locator(`#row-capture-${seq}, #row-${seq}`).first().click()

    await choose(1)
    await row(page, /^end: /).waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: '… show all' }).click()
    const whole = page.getByRole('dialog')
    await shows(() => whole.textContent(), /10.485.760 characters/)
    await whole.locator('.line').first().waitFor()
    expect(await whole.locator('.line').count()).toBeLessThan(200)
    await page.keyboard.press('Escape')
    for (const view of ['Text', 'Hex'] as const) {
      await page.locator('.body-head').getByText(view, { exact: true }).click()
      await page.locator('.body-viewer .line').first().waitFor({ timeout: 30_000 })
      await page.locator('.body-lines').focus()
      await page.keyboard.press('End')
      await shows(
        () => page.locator('.body-viewer .lines').textContent(),
        view === 'Text' ? /the end/ : /end"}/,
      )
    }
    await page.locator('.body-head').getByText('Tree', { exact: true }).click()

    await choose(2)
    await row(page, /^0: /).waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Open all' }).click()
    await tree.focus()
    await page.keyboard.press('End')
    await row(page, /^ok: true/)
      .last()
      .waitFor()
    await shows(() => page.locator('.tree-path').textContent(), /\$\[49999\]\.ok/)
    expect(await tree.getByRole('treeitem').count()).toBeLessThan(200)

    await choose(3)
    await shows(() => page.locator('.body-note').textContent(), /Nested 100.000 levels deep/)
    await page.getByRole('button', { name: 'Open all' }).click()
    await tree.focus()
    await page.keyboard.press('End')
    await shows(() => tree.getByRole('treeitem', { selected: true }).textContent(), /·100000.*1$/)

    expect(await longestTask()).toBeLessThan(100)
    expect(complaints).toEqual([])
  })
})
