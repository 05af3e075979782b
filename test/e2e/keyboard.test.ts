import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, type PageOptions, rowCount } from '../support/page.ts'
import { practiceDesk, waitingRows } from '../support/practice-desk.ts'

afterAll(closeBrowser)

/** What has the focus, by its id or its name. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return 'nothing'
    return at.id && !at.id.startsWith('base-ui') ? at.id : (at.getAttribute('aria-label') ?? at.textContent)
  })

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

const view = (page: Page) => page.locator('.nav-item[aria-current] > span').first().textContent()

/** The answers' view with `First` chosen in its list. */
const inAnswers = async (options: PageOptions = {}) => {
  const desk = await practiceDesk(options)
  const { page } = desk
  await press(page, 'g', 'a')
  await expect.poll(() => focused(page)).toBe('answers')
  await press(page, 'Home')
  return desk
}

const selected = (page: Page) =>
  page.locator('#answers [aria-selected="true"] .answer-row-name').textContent()

describe('keys', () => {
  it('lead into each view, to its list or its heading', async () => {
    const { page } = await practiceDesk()
    const at: unknown[] = []
    for (const [key, home] of [
      ['a', 'answers'],
      ['r', 'rule-chosen'],
      ['c', 'Connections'],
      ['d', 'Doctor'],
      ['l', 'captures'],
    ] as const) {
      await press(page, 'g', key)
      await expect.poll(() => focused(page)).toBe(home)
      at.push(home)
    }
    expect(at).toHaveLength(5)
  })

  it('never swap in what is not on the page', async () => {
    const { page, client } = await practiceDesk()
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('unfinished')
    await page.getByRole('listbox', { name: 'Captures' }).focus()
    for (const key of ['c', 'd']) {
      await press(page, 'g', key)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await press(page, 'Control+Enter')
    }
    const { captures } = await client.request('captures.page', { limit: 1 })
    const answerId = String(captures[0]?.outcome.answerId)
    const revisions = async () => (await client.request('answers.revisions', { answerId })).revisions.length
    expect(await revisions()).toBe(1)
    await press(page, 'g', 'l')
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).waitFor()
    await press(page, 'Control+Enter')
    await expect.poll(revisions).toBe(2)
  })

  it('act on captures only where these are, and / searches the answers in theirs', async () => {
    const { page } = await practiceDesk()
    await press(page, 'g', 'c')
    await expect.poll(() => focused(page)).toBe('Connections')
    await press(page, 'j', 'Home', 'Enter', '/')
    expect(await view(page)).toBe('Connections')
    expect(await focused(page)).toBe('Connections')
    await press(page, 'g', 'a')
    await expect.poll(() => focused(page)).toBe('answers')
    await press(page, '/')
    await expect.poll(() => focused(page)).toBe('answer-search')
  })

  it('work on a row that is open, which is no menu', async () => {
    const { page, client } = await practiceDesk()
    const text = JSON.stringify({
      prompt: 'p',
      voice: 'en-US-James1',
      tools: [
        {
          type: 'function',
          function: { name: 'find', parameters: { type: 'object', properties: {} } },
          endpoint: { url: 'https://tools.example/find' },
        },
      ],
    })
    const content = { text, status: 200, delayMs: 0 }
    const made = { platform: 'thunderphone', kind: 'config', name: 'Tooly', content } as const
    await client.request('answers.create', made)
    await press(page, 'g', 'a')
    await page.getByRole('option', { name: /Tooly/ }).click()
    const row = page.locator('.tool-open')
    await row.focus()
    if ((await row.getAttribute('aria-expanded')) !== 'true') await press(page, 'Enter')
    await press(page, '?')
    const sheet = page.getByRole('dialog')
    await sheet.waitFor()
    for (const word of ['Fix the problem here', 'Rename', 'Move the rule'])
      await sheet.getByText(word).waitFor()
  })

  it('lead back to the list from a capture that has the whole page', async () => {
    const { page } = await practiceDesk({ width: 420, height: 640 })
    await page.getByRole('listbox', { name: 'Captures' }).focus()
    await press(page, 'Enter')
    await page.getByRole('region', { name: 'Capture' }).waitFor()
    await expect.poll(() => focused(page)).toBe(' Back')
    await press(page, 'Escape')
    await expect.poll(() => focused(page)).toBe('captures')
  })

  it('arm and disarm the breakpoint as fast as they are pressed', async () => {
    const { page, call, newest } = await practiceDesk()
    await page.evaluate(() => {
      for (let i = 0; i < 2; i++)
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'F8', shiftKey: true, bubbles: true }),
        )
    })
    // The second one follows the reply to the first: a call in between would wait at the breakpoint.
    await page.waitForTimeout(500)
    await call()
    expect((await newest()).source).toBe('default')
  })
})

describe('the focus', () => {
  it('stays on the page when what has it goes', async () => {
    const { page } = await inAnswers()
    const first = page.getByRole('button', { name: 'Rename First' })
    for (const key of ['Escape', 'Enter']) {
      await first.focus()
      await press(page, 'Enter')
      await expect.poll(() => focused(page)).toBe('Name of this answer')
      await press(page, key)
      await expect.poll(() => focused(page)).toMatch(/^name-/)
    }
    const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
    await prompt.fill('something else')
    await page.getByRole('button', { name: 'Add a note to this revision' }).focus()
    await press(page, 'Enter')
    await expect.poll(() => focused(page)).toBe('Note for this revision')
    await press(page, 'Escape')
    await expect.poll(() => focused(page)).toBe('Add a note to this revision')
    await page.getByRole('button', { name: 'Revert' }).focus()
    await press(page, 'Enter')
    await expect.poll(() => focused(page)).toContain('Swap in')
  })

  it('goes into the same field again when its form starts afresh', async () => {
    const { page } = await practiceDesk()
    await press(page, 'g', 'c')
    const margin = page.getByRole('textbox', { name: 'Margin in milliseconds' })
    await margin.fill('300')
    await margin.press('Enter')
    await expect.poll(() => margin.evaluate(field => field === document.activeElement)).toBe(true)
    const handler = page.getByRole('textbox', { name: 'Handler URL' })
    await handler.fill('http://127.0.0.1:9/webhook')
    await handler.press('Enter')
    const stop = page.getByRole('button', { name: 'Stop forwarding' })
    await stop.focus()
    await press(page, 'Enter')
    await stop.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('handler-url')
  })

  it('comes to the list of the view that comes to the front by itself', async () => {
    const { page } = await inAnswers()
    await press(page, 'c')
    await rowCount(page, 2)
    await expect.poll(() => focused(page)).toBe('captures')
  })

  it('is nowhere when somebody presses on nothing', async () => {
    const { page } = await practiceDesk()
    await page.getByRole('listbox', { name: 'Captures' }).focus()
    await page.locator('.footer').click()
    await page.waitForTimeout(300)
    expect(await focused(page)).toBe('nothing')
  })
})

describe('deleting answers', () => {
  it.each([1_480, 420])(
    'chooses the next row, and each Ctrl Z brings one back, at %i pixels',
    async width => {
      const { page } = await inAnswers({ width, height: width === 420 ? 640 : 900 })
      expect(await selected(page)).toBe('First')
      await press(page, 'Delete')
      await page.getByText('“First” is deleted').waitFor()
      await expect.poll(() => selected(page)).toBe('Second')
      await expect.poll(() => focused(page)).toBe('answers')
      await press(page, 'Delete')
      await page.getByText('“Second” is deleted').waitFor()
      await press(page, 'Control+z')
      await page.getByText('“Second” is back').waitFor()
      await expect.poll(() => selected(page)).toBe('Second')
      await press(page, 'Control+z')
      await page.getByText('“First” is back').waitFor()
      await expect.poll(() => selected(page)).toBe('First')
    },
  )

  it('leads from the answer back to the list where there is room for one of them', async () => {
    const { page } = await inAnswers({ width: 420, height: 640 })
    await page.getByRole('option', { name: /First/ }).click()
    await page.getByRole('button', { name: 'More for this answer' }).focus()
    await press(page, 'Enter', 'End', 'Enter')
    await page.getByText('“First” is deleted').waitFor()
    await expect.poll(() => focused(page)).toBe('answers')
    await page.getByRole('button', { name: 'Undo' }).focus()
    await press(page, 'Enter')
    await page.getByText('“First” is back').waitFor()
    await expect.poll(() => focused(page)).toBe('answers')
  })
})

describe('calls that wait', () => {
  it('are told to those who hear the page while a sheet is open', async () => {
    const { page, call } = await practiceDesk()
    await press(page, 'Shift+F8')
    await page.getByRole('button', { name: 'Next call stops' }).waitFor()
    await page.getByRole('listbox', { name: 'Captures' }).focus()
    await press(page, '?')
    await page.getByRole('dialog').waitFor()
    const called = call()
    const alert = page.getByRole('alert').filter({ hasText: 'waits at the breakpoint' })
    await alert.waitFor({ state: 'attached' })
    expect(await alert.count()).toBe(1)
    await called
  })

  it('take one line each, but for the one that is to be answered', async () => {
    const { page, call, client } = await practiceDesk()
    for (let i = 3; i < 10; i++) {
      const content = { text: '{"prompt":"p","voice":"en-US-James1"}', status: 200, delayMs: 0 }
      const made = { platform: 'thunderphone', kind: 'config', name: `Answer ${i}`, content } as const
      const { answerId } = await client.request('answers.create', made)
      await client.request('answers.pin', { answerId, pinned: true })
    }
    await client.request('breakpoint.arm', { connectionId: 'practice', mode: 'all' })
    const called = [call(), call(), call(), call()]
    await expect.poll(() => waitingRows(page).count()).toBe(4)
    const heights = () => waitingRows(page).evaluateAll(all => all.map(row => row.clientHeight))
    const hints = () =>
      waitingRows(page).evaluateAll(all =>
        all.map(row => [...row.querySelectorAll('kbd')].filter(key => key.checkVisibility()).length > 0),
      )
    const [first = 0, ...others] = await heights()
    expect(Math.max(...others)).toBeLessThan(44)
    expect(first).toBeGreaterThan(60)
    expect(await hints()).toEqual([true, false, false, false])
    await press(page, 'F8', 'F8')
    expect(await hints()).toEqual([false, true, false, false])
    await Promise.all(called)
  })
})

describe('the views at the bottom of a narrow window', () => {
  it.each([420, 360])('leave room to place a call, at %i pixels', async width => {
    const { page } = await practiceDesk({ width, height: 640 })
    const cut = () =>
      page.locator('.practice-call').evaluate(box => {
        const [button] = box.querySelectorAll('button')
        const isCut = !button || button.scrollWidth > button.clientWidth
        return isCut || box.getBoundingClientRect().right > window.innerWidth
      })
    for (const key of ['c', 'a', 'r', 'l']) {
      await press(page, 'g', key)
      await expect.poll(() => focused(page)).not.toBe('nothing')
      expect(await cut()).toBe(false)
    }
  })
})
