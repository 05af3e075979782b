import { afterAll, describe, expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import { closeBrowser, rowCount, shows } from '../support/page.ts'
import { hearAlerts, practiceDesk, waitingRows } from '../support/practice-desk.ts'

afterAll(closeBrowser)

const focusedName = (page: Awaited<ReturnType<typeof practiceDesk>>['page']) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '')

describe('the breakpoint', () => {
  it('is armed by Shift F8, reached by F8, and 2 and Enter send the second pinned answer', async () => {
    const { page, newest, client, complaints } = await practiceDesk()
    const heard = await hearAlerts(page)
    await page.keyboard.press('Shift+F8')
    await page.getByRole('button', { name: 'Next call stops' }).waitFor()
    await page.keyboard.press('c')
    await waitingRows(page).first().waitFor()
    await page.keyboard.press('F8')
    await page.keyboard.press('2')
    expect(await focusedName(page)).toBe('Send Second')
    await page.keyboard.press('Enter')
    await rowCount(page, 2)
    const { source, answerId } = await newest()
    expect(source).toBe('breakpoint')
    const { content } = await client.request('answers.revision', { answerId: String(answerId), revision: 1 })
    expect(content.text).toContain('Second')
    await page.getByText('chosen at the breakpoint').waitFor()
    await page.getByRole('button', { name: 'Breakpoint off' }).waitFor()
    expect(await heard()).toEqual([
      expect.stringMatching(/^Call from \+1 \d{3} \d{3} \d{4} waits at the breakpoint, 1\.\d seconds$/),
    ])
    expect(complaints).toEqual([])
  })

  it('is disarmed by a second Shift F8, and F8 says when nobody waits', async () => {
    const { page, newest, call } = await practiceDesk()
    await page.keyboard.press('Shift+F8')
    await page.getByRole('button', { name: 'Next call stops' }).waitFor()
    await page.keyboard.press('Shift+F8')
    await page.getByRole('button', { name: 'Breakpoint off' }).waitFor()
    await page.keyboard.press('F8')
    await page.getByText('No call waits at a breakpoint').waitFor()
    await call()
    expect((await newest()).source).toBe('default')
  })

  it('never takes the focus from somebody who writes, and F8 leads out of a field and back into it', async () => {
    const { page, call, newest } = await practiceDesk()
    const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
    await prompt.focus()
    await page.keyboard.press('Shift+F8')
    await page.getByRole('button', { name: 'Next call stops' }).waitFor()
    const called = call()
    await waitingRows(page).first().waitFor()
    await page.keyboard.type('1')
    await page.getByText('your edit swaps in for the next call').waitFor()
    expect(await focusedName(page)).toBe('Prompt')
    await page.keyboard.press('F8')
    await page.keyboard.press('Enter')
    await called
    expect((await newest()).source).toBe('breakpoint')
    await expect.poll(() => focusedName(page)).toBe('Prompt')
  })

  it('is reached from the JSON editor too, which has a meaning of its own for F8', async () => {
    const { page, call, newest } = await practiceDesk()
    await page.getByText('JSON', { exact: true }).click()
    const editor = page.locator('.cm-content').first()
    await editor.click()
    await page.keyboard.press('Shift+F8')
    await page.getByRole('button', { name: 'Next call stops' }).waitFor()
    const called = call()
    await waitingRows(page).first().waitFor()
    await page.keyboard.press('F8')
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await called
    expect((await newest()).source).toBe('breakpoint')
    await expect.poll(() => editor.evaluate(element => element === document.activeElement)).toBe(true)
  })

  it('goes from one waiting call to the next, the first that came first', async () => {
    const { page, call, client } = await practiceDesk()
    await page.getByRole('button', { name: 'Breakpoint off' }).click()
    await page.getByRole('menuitemradio', { name: /Every call/ }).click()
    await page.getByRole('button', { name: 'Every call stops' }).waitFor()
    await page.getByRole('listbox', { name: 'Captures' }).focus()
    const called = [call(), call(), call()]
    await expect.poll(() => waitingRows(page).count()).toBe(3)
    const ids = await waitingRows(page).evaluateAll(all =>
      all.map(row => (row as HTMLElement).dataset.waiting),
    )
    await page.keyboard.press('F8')
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await expect.poll(() => waitingRows(page).count()).toBe(2)
    const at = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-waiting]')?.dataset.waiting)
    expect(await at()).toBe(ids[1])
    await page.keyboard.press('Escape')
    await expect.poll(at).toBe(ids[2])
    await page.keyboard.press('Escape')
    await Promise.all(called)
    await expect.poll(() => focusedName(page)).toBe('Captures')
    const { captures } = await client.request('captures.page', { limit: 3 })
    expect(captures.map(c => c.outcome.source).sort()).toEqual(['breakpoint', 'default', 'default'])
  })

  it('says so when nobody chose in time, and the deadline answer has gone out', async () => {
    const { page, call, newest } = await practiceDesk()
    await page.keyboard.press('Shift+F8')
    await page.getByRole('button', { name: 'Next call stops' }).waitFor()
    await call()
    await page.getByText('nobody chose in time, the deadline answer went out').waitFor()
    expect(await waitingRows(page).count()).toBe(0)
    expect((await newest()).source).toBe('deadline')
  })

  it('counts down in seconds, and never below none', async () => {
    const { page, call } = await practiceDesk()
    await page.keyboard.press('Shift+F8')
    await page.getByRole('button', { name: 'Next call stops' }).waitFor()
    const called = call()
    const timer = page.getByRole('timer')
    await timer.waitFor()
    const seen: number[] = []
    while (await timer.isVisible()) {
      const text = await timer.textContent({ timeout: 500 }).catch(() => null)
      if (text !== null) seen.push(Number.parseFloat(text))
      await page.waitForTimeout(150)
    }
    await called
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual(seen.toSorted((a, b) => b - a))
    expect(seen[0]).toBeLessThanOrEqual(2)
    expect(seen.at(-1)).toBeGreaterThanOrEqual(0)
    expect(new Set(seen).size).toBeGreaterThan(3)
  })

  it('lets a call go that somebody chose for elsewhere, without a word of a deadline', async () => {
    const { page, call, client } = await practiceDesk()
    await client.request('breakpoint.arm', { connectionId: 'practice', mode: 'next' })
    const called = call()
    await waitingRows(page).first().waitFor()
    const waitingId = await waitingRows(page).first().getAttribute('data-waiting')
    const chosen = {
      connectionId: 'practice',
      waitingId: String(waitingId),
      choice: { kind: 'candidate' } as const,
    }
    await client.request('breakpoint.choose', chosen)
    await called
    await expect.poll(() => waitingRows(page).count()).toBe(0)
    expect(await page.getByText('nobody chose in time').count()).toBe(0)
  })
})

describe('a waiting call in the page', () => {
  it.each([
    ['dark', 1_480],
    ['light', 1_480],
    ['light', 900],
    ['dark', 420],
  ] as const)('has nothing that axe finds, in %s at %i pixels', async (colorScheme, width) => {
    const { page, call } = await practiceDesk({ colorScheme, width })
    await page.keyboard.press('Shift+F8')
    await shows(() => page.locator('.arm').textContent(), /Next call stops/)
    const called = call()
    await waitingRows(page).first().waitFor()
    expect(await violations(page, { within: '.page' })).toEqual([])
    await called
  })
})
