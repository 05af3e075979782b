import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { expectClean } from '../support/axe.ts'
import { closeBrowser, openPage, shows } from '../support/page.ts'

afterAll(closeBrowser)

const editor = (page: Page) => page.locator('.cm-content')
// Lines are elements of their own: the text content has no line breaks.
// biome-ignore lint/performance/useDomNodeTextContent: what a person sees is what counts
const text = (page: Page) => editor(page).innerText()
const options = (page: Page) => page.getByRole('listbox', { name: 'Completions' }).getByRole('option')
/** What has the focus, by its name. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
  })
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

/** The JSON view with a text in it, and the cursor where `|` stands. */
const open = async (page: Page, marked: string) => {
  await page.getByText('JSON', { exact: true }).click()
  await editor(page).waitFor()
  await editor(page).click()
  await press(page, 'ControlOrMeta+a', 'Delete')
  await page.keyboard.insertText(marked.replace('|', ''))
  await press(page, 'ControlOrMeta+Home')
  for (let i = marked.indexOf('|'); i > 0; i--) await press(page, 'ArrowRight')
}

const localTool = JSON.stringify(
  {
    prompt: 'p',
    voice: 'en-US-James1',
    tools: [
      {
        type: 'function',
        function: { name: 'find', parameters: { type: 'object' } },
        endpoint: { url: 'http://localhost:3999/find' },
      },
    ],
  },
  null,
  2,
)

describe('the JSON editor, by keyboard', () => {
  it('completes a key and goes on with its values, each with its meaning', async () => {
    const { page, complaints } = await openPage()
    await open(page, '{\n  "prompt": "p",\n  "voice": "v",\n  |\n}')
    await page.keyboard.type('"prod')
    await options(page).first().waitFor()
    expect(await options(page).first().textContent()).toBe('product')
    await shows(() => page.locator('.cm-completionInfo').textContent(), /How fast and how thoughtful/)
    await page.waitForTimeout(200)
    await press(page, 'Enter')
    await shows(() => options(page).first().textContent(), /"spark"/)
    await shows(() => page.locator('.cm-completionInfo').textContent(), /lowest latency/)
    await page.waitForTimeout(200)
    await press(page, 'ArrowDown', 'Enter')
    await shows(() => text(page), /"product": "bolt"\s*\}/)
    expect(complaints).toEqual([])
  })

  it('completes the voices that the platform lists, and the names and filters of a template', async () => {
    const { page } = await openPage()
    await open(page, '{"prompt": "Hi {{ |", "voice": ""}')
    await page.keyboard.type('cal')
    await options(page).first().waitFor()
    await page.waitForTimeout(200)
    await press(page, 'Enter')
    await shows(() => text(page), /Hi \{\{ caller\.name \}\}"/)
    await page.keyboard.type(' | up')
    await options(page).first().waitFor()
    await page.waitForTimeout(200)
    await press(page, 'Enter')
    await shows(() => text(page), /\{\{ caller\.name \| upcase \}\}"/)
    await press(page, 'ControlOrMeta+End', 'ArrowLeft', 'ArrowLeft')
    await page.keyboard.type('james')
    await options(page).first().waitFor()
    await page.waitForTimeout(200)
    await press(page, 'Enter')
    await shows(() => text(page), /"voice": "en-US-James1"\}/)
  })

  it('tells what a key means', async () => {
    const { page, complaints } = await openPage()
    await open(page, '{"prompt": "p", "voice": "v"}')
    await page.locator('.t-key', { hasText: 'voice' }).hover()
    await shows(() => page.locator('.cm-hover').textContent(), /The id of a voice from GET \/v1\/voices/)
    expect(await page.locator('.cm-hover code').first().textContent()).toBe('GET /v1/voices')
    expect(complaints).toEqual([])
  })

  it('mends what the cursor is at, one key away', async () => {
    const { page } = await openPage()
    await open(page, '{\n  "prompt": "p",\n  "voic|": "v",\n  "product": "storm"\n}')
    await press(page, 'ControlOrMeta+.')
    await shows(
      () =>
        options(page)
          .allTextContents()
          .then(all => all.join()),
      /^Rename to “voice”,Remove “voic”$/,
    )
    await page.waitForTimeout(200)
    await press(page, 'Enter')
    await shows(() => text(page), /"voice": "v"/)
    await press(page, 'ArrowDown', 'ControlOrMeta+.')
    await shows(
      () =>
        options(page)
          .allTextContents()
          .then(all => all.join()),
      /Use “storm-base”/,
    )
    await page.waitForTimeout(200)
    await press(page, 'ArrowDown', 'Enter')
    await shows(() => text(page), /"product": "(spark|bolt|storm-\w+)/)
    await expect.poll(() => page.getByRole('region', { name: 'Problems' }).count()).toBe(0)
  })

  it('points a tool of this machine at Hookswitch, and makes the rule that forwards it', async () => {
    const { page } = await openPage()
    await open(page, localTool)
    const problems = page.getByRole('region', { name: 'Problems' })
    await shows(() => problems.textContent(), /cannot reach "localhost"/)
    await press(page, 'ControlOrMeta+.')
    await shows(
      () =>
        options(page)
          .allTextContents()
          .then(all => all.join()),
      /^Point it at Hookswitch$/,
    )
    await page.waitForTimeout(200)
    await press(page, 'Enter')
    await shows(() => text(page), /"url": "\{\{ tunnel \}\}\/t\/find"/)
    await page.getByText('A rule forwards the tool “find”').waitFor()
    await expect.poll(() => problems.count()).toBe(0)
  })

  it('formats, folds and searches, and Escape leaves first the search and then the editor', async () => {
    const { page, complaints } = await openPage()
    await open(page, '{"prompt":"p","voice":"v","tools":[]}')
    await press(page, 'Shift+Alt+F')
    await shows(() => text(page), /\{\n {2}"prompt": "p",\n {2}"voice": "v",\n {2}"tools": \[\]\n\}/)
    await press(page, 'ControlOrMeta+Home', 'ControlOrMeta+Alt+[')
    await expect.poll(() => page.locator('.cm-foldPlaceholder').count()).toBe(1)
    await press(page, 'ControlOrMeta+Alt+]')
    await expect.poll(() => page.locator('.cm-foldPlaceholder').count()).toBe(0)
    await press(page, 'ControlOrMeta+f')
    await page.keyboard.type('voice')
    await expect.poll(() => page.locator('.cm-searchMatch').count()).toBe(1)
    await press(page, 'Escape')
    await expect.poll(() => page.locator('.cm-search').count()).toBe(0)
    expect(await editor(page).evaluate(e => e === document.activeElement)).toBe(true)
    await press(page, 'Escape', 'Escape')
    expect(await editor(page).evaluate(e => e === document.activeElement)).toBe(false)
    const help = await editor(page).getAttribute('aria-describedby')
    expect(await page.locator(`[id="${help}"]`).textContent()).toMatch(/After Escape, Tab goes on/)
    expect(complaints).toEqual([])
  })

  it('lets Tab go on after Escape, and indents again after the next key', async () => {
    const { page } = await openPage()
    await open(page, '{\n  "prompt": "p",\n  "voic|": "v"\n}')
    await page.getByRole('region', { name: 'Problems' }).waitFor()
    const before = await text(page)
    await press(page, 'Escape')
    expect(await focused(page)).toBe('Answer as JSON')
    await page.waitForTimeout(2_200)
    await press(page, 'Tab')
    expect(await focused(page)).toBe('Rename to “voice”')
    expect(await text(page)).toBe(before)
    await press(page, 'Shift+Tab')
    expect(await focused(page)).toBe('Answer as JSON')
    await press(page, 'Escape', 'ArrowLeft', 'Tab')
    expect(await focused(page)).toBe('Answer as JSON')
    expect(await text(page)).not.toBe(before)
    await press(page, 'Escape', 'Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('captures')
  })

  it.each(['JSON', 'Form'])(
    'leads from a refusal in the %s view to its buttons with the next Tab',
    async view => {
      const { page } = await openPage()
      await open(page, '{"prompt": "p|", "voic": "v"}')
      await page.getByText(view, { exact: true }).click()
      await (view === 'JSON' ? editor(page) : page.getByRole('textbox', { name: 'Prompt' })).focus()
      await press(page, 'ControlOrMeta+Enter')
      await page.getByText('Not swapped in.').waitFor()
      await press(page, 'Tab')
      expect(await focused(page)).toBe('Swap in anyway')
      await press(page, 'Tab')
      expect(await focused(page)).toBe('Leave it')
    },
  )

  it('tells the meaning of the place of the cursor by a key, and Escape closes that first', async () => {
    const { page, complaints } = await openPage()
    await open(page, '{"prompt": "p", "voi|ce": "v"}')
    await press(page, 'ControlOrMeta+i')
    await shows(() => page.locator('.cm-hover').textContent(), /The id of a voice from GET \/v1\/voices/)
    await shows(() => page.locator('.cm-announced').textContent(), /The id of a voice/)
    await press(page, 'Escape')
    await expect.poll(() => page.locator('.cm-hover').count()).toBe(0)
    await press(page, 'Tab')
    expect(await focused(page)).toBe('Answer as JSON')
    expect(complaints).toEqual([])
  })

  it('goes from problem to problem by a key, and says each at its place', async () => {
    const { page } = await openPage()
    await open(page, '|{\n  "prompt": "p",\n  "voic": "v",\n  "product": "storm"\n}')
    await press(page, 'Alt+F8')
    const said: string[] = []
    for (let i = 0; i < 3; i++) {
      await page.locator('.cm-problem').waitFor()
      said.push((await page.locator('.cm-problem p').first().textContent()) ?? '')
      await press(page, 'Alt+F8')
    }
    expect(new Set(said).size).toBe(3)
    expect(said.join()).toMatch(/Unknown key "voic"/)
    const gap = () =>
      page.evaluate(() => {
        const at = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? 0
        return Math.abs(at('.cm-problem') - at('.cm-cursor-primary'))
      })
    await expect.poll(gap).toBeLessThan(120)
    expect(await page.locator('.cm-panel-lint').count()).toBe(0)
  })

  it('warns of a template that fails, at its place and while typing, and swaps it in all the same', async () => {
    const { page } = await openPage()
    await open(page, '{\n  "prompt": "Hi {{ caller.name | nope }}|",\n  "voice": "en-US-James1"\n}')
    const problems = page.getByRole('region', { name: 'Problems' })
    await shows(() => problems.textContent(), /2:\d+.*template fails.*nope/)
    await page.locator('.cm-lint-marker-warning').waitFor()
    await page.getByText('1 warning').waitFor()
    await page.getByText('Form', { exact: true }).click()
    await shows(() => page.locator('.prompt-area').textContent(), /template fails.*nope/)
    await press(page, 'ControlOrMeta+Enter')
    await page.getByText('Swapped in; its template fails').waitFor()
    await page.getByText('rev 2 · live').waitFor()
  })

  it('marks a voice that the platform does not list, and offers the one that was meant', async () => {
    const { page } = await openPage()
    await open(page, '{"prompt": "p", "voice": "en-US-Jame|s2"}')
    await page.locator('.cm-lint-marker-warning').waitFor()
    await press(page, 'ControlOrMeta+.')
    await shows(
      () =>
        options(page)
          .allTextContents()
          .then(all => all.join()),
      /^Use “en-US-James1”$/,
    )
    await page.waitForTimeout(200)
    await press(page, 'Enter')
    await shows(() => text(page), /"voice": "en-US-James1"/)
  })

  it('says that what does not parse is not formatted', async () => {
    const { page } = await openPage()
    await open(page, '{"prompt": |}')
    await press(page, 'Shift+Alt+F')
    expect((await text(page)).trim()).toBe('{"prompt": }')
    await shows(() => page.locator('.cm-announced').textContent(), /Not formatted/)
  })
})

describe('the form', () => {
  it('goes into the name of a tool that is added', async () => {
    const { page } = await openPage()
    await page.getByRole('button', { name: 'Add tool' }).focus()
    await press(page, 'Enter')
    const name = page.getByRole('region', { name: 'Tools' }).getByRole('textbox', { name: 'Name' })
    await expect.poll(() => name.evaluate(e => e === document.activeElement)).toBe(true)
    await page.keyboard.type('find_room')
    await shows(() => page.locator('.tool-open').textContent(), /find_room/)
    const prompt = page.getByRole('textbox', { name: 'Prompt' })
    await prompt.fill('x')
    await page.getByText('1 character', { exact: true }).waitFor()
  })

  it('edits all of a tool over the same document as the JSON', async () => {
    const { page, complaints } = await openPage({ height: 1_800 })
    await open(page, localTool)
    await page.getByText('Form', { exact: true }).click()
    const tools = page.getByRole('region', { name: 'Tools' })
    await tools.getByText('cannot reach "localhost"').waitFor()
    await tools.getByRole('button', { name: /^find/ }).click()
    await tools.getByRole('textbox', { name: 'Method' }).fill('PUT')
    await tools.getByRole('textbox', { name: 'Headers' }).fill('x-team: blue\nx')
    await tools.getByText('“x” is not written as Name: value.').waitFor()
    await tools.getByRole('textbox', { name: 'Headers' }).fill('x-team: blue\nx-b: c')
    const parameters = tools.getByRole('textbox', { name: 'Parameters, as JSON Schema' })
    await parameters.fill('{"type": "object", "properties": {"city": {"type": "strng"}}}')
    await tools.getByText('Did you mean "string"?').waitFor()
    await tools.getByRole('button', { name: 'Use “string”' }).click()
    await shows(() => parameters.inputValue(), /"type": "string"/)
    await tools.getByRole('button', { name: 'Duplicate tool find' }).click()
    const up = tools.getByRole('button', { name: 'Move tool find_2 up' })
    await up.focus()
    await press(page, 'Enter')
    // At the top it cannot go further: the way back has the focus, and the fields stayed open with their tool.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Move tool find_2 down')
    expect(await tools.getByRole('button', { name: /^find →/ }).getAttribute('aria-expanded')).toBe('true')
    await page.getByText('JSON', { exact: true }).click()
    await editor(page).waitFor()
    const written = JSON.parse(await text(page))
    expect(written.tools.map((t: { function: { name: string } }) => t.function.name)).toEqual([
      'find_2',
      'find',
    ])
    expect(written.tools[1]).toMatchObject({
      function: { parameters: { type: 'object', properties: { city: { type: 'string' } } } },
      endpoint: { method: 'PUT', headers: { 'x-team': 'blue', 'x-b': 'c' } },
    })
    expect(complaints).toEqual([])
  })
})

describe('the editor for everybody', () => {
  it('has nothing that axe finds', { timeout: 90_000 }, async () => {
    const { page } = await openPage()
    const check = (what: string) => expectClean(page, what)
    await open(page, '{\n  "prompt": "Hi {{ caller.name }}",\n  "voice": "v",\n  |"nope": 1\n}')
    await press(page, 'ControlOrMeta+.')
    await options(page).first().waitFor()
    await check('quick fixes')
    await press(page, 'Escape', 'ControlOrMeta+f')
    await page.keyboard.type('voice')
    await check('search')
    await press(page, 'Escape', 'ControlOrMeta+Home', 'ControlOrMeta+Alt+[')
    await check('folded')
    await press(page, 'ControlOrMeta+Alt+]')
    await page.locator('.cm-lintRange-error').first().hover()
    await page.locator('.cm-tooltip-lint').waitFor()
    await check('a problem')
    await open(page, localTool)
    await page.getByText('Form', { exact: true }).click()
    await page.getByRole('region', { name: 'Tools' }).getByRole('button', { name: /^find/ }).click()
    await check('a tool')
  })
})
