import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { expectClean } from '../support/axe.ts'
import { tempFile } from '../support/files.ts'
import { closeBrowser, openPage, rowCount, rows, shows } from '../support/page.ts'
import {
  addCondition,
  addRule,
  choose,
  goToRules,
  playScenario,
  ruleNames,
  ruleRows,
  swapInRules,
} from '../support/rules-page.ts'

afterAll(closeBrowser)

const kinds = [
  'Event type',
  'Caller',
  'Called number',
  'Query parameter',
  'Header',
  'Value in the body',
  'Time window',
  'Every nth call',
  'Share of an experiment',
  'Function tool',
]

describe('the page for rules', () => {
  it('shows in a dry run what a rule would change, swaps it in, and the next capture says who took it', async () => {
    const { page, complaints } = await openPage()
    await goToRules(page)
    await page.getByText('No rules: every call gets the default answer.').waitFor()
    await addRule(page, 'VIP callers')
    await addCondition(page, 'Caller')
    await page.getByRole('textbox', { name: 'or begins with' }).fill('+1 415')
    await choose(page, 'Answer', 'Your own agent')
    const dryRun = page.getByRole('region', { name: 'Dry run' })
    await shows(() => dryRun.textContent(), /1 of 1 capture would change/)
    await dryRun.getByRole('button', { name: /changes.*VIP concierge.*becomes.*VIP callers/ }).click()
    await shows(() => dryRun.textContent(), /took it.*begins with/)

    await page.getByText('Not in force yet.').waitFor()
    await swapInRules(page)
    await shows(() => dryRun.textContent(), /None of the last one would change/)
    await playScenario(page, 'VIP caller')
    await rowCount(page, 2)
    const capture = page.getByRole('region', { name: 'Capture' })
    await shows(() => capture.textContent(), /Answered in .* by Your own agent.*rule “VIP callers”/)
    expect(await rows(page).first().textContent()).toMatch(/by the rule VIP callers/)
    await capture.getByText('Why this answer').click()
    await capture.getByRole('button', { name: 'VIP callers' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  it('splits the calls between two answers, and the ledger shows both arms', async () => {
    const { page, complaints } = await openPage()
    await goToRules(page)
    await page.getByRole('button', { name: 'Split calls…' }).first().click()
    const form = page.getByRole('form', { name: 'Split calls' })
    const percent = form.getByRole('group', { name: 'Arm B' }).getByRole('spinbutton', { name: 'Percent' })
    await percent.fill('30')
    await shows(() => form.textContent(), /other 20 % of the calls/)
    await percent.fill('50')
    await shows(() => form.textContent(), /Together 100 %/)
    await form.getByRole('group', { name: 'Arm B' }).getByRole('combobox').click()
    await page.getByRole('option', { name: 'Your own agent' }).click()
    await form.getByRole('button', { name: 'Add 2 rules' }).click()
    expect(await ruleNames(page)).toEqual(['greeting A', 'greeting B'])
    await swapInRules(page)

    await playScenario(page, 'Flood of 50')
    await page.getByText('A/B ledger', { exact: true }).first().click()
    const experiment = page.getByRole('region', { name: 'Experiment greeting' })
    await shows(() => experiment.textContent(), /2 arms · 50 calls/)
    const calls = async (arm: string) => {
      const row = experiment.getByRole('row', { name: new RegExp(arm) })
      return Number(await row.getByRole('cell').nth(1).textContent())
    }
    const [a, b] = [await calls('greeting A'), await calls('greeting B')]
    expect(a + b).toBe(50)
    expect(Math.min(a, b)).toBeGreaterThan(8)
    // Every call of B got the number's own agent.
    const fallbacks = experiment
      .getByRole('row', { name: /greeting B/ })
      .getByRole('cell')
      .nth(3)
    expect(Number(await fallbacks.textContent())).toBe(b)

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    const csv = readFileSync(await (await download).path(), 'utf8')
    expect(csv.split('\r\n')[1]).toMatch(/^greeting,greeting A,/)
    expect(complaints).toEqual([])
  })

  it('is driven by the keyboard: one tab stop, arrows between rows and their controls, moves, deletion and its way back', async () => {
    const { page } = await openPage()
    await goToRules(page)
    for (const name of ['one', 'two', 'three']) await addRule(page, name)
    await page.keyboard.press('Escape')
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await expect.poll(focused).toMatch(/^Rule 3, three/)
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => ruleNames(page)).toEqual(['one', 'three', 'two'])
    expect(await focused()).toMatch(/^Rule 2, three/)
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toMatch(/^Rule 1, one/)
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    const stops = await page.locator('.rules [data-cell][tabindex="0"]').count()
    expect(stops).toBe(1)
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Delete')
    await expect.poll(() => ruleNames(page)).toEqual(['three', 'two'])
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await ruleNames(page)).toEqual(['one', 'three', 'two'])
    const toggle = ruleRows(page).first().getByRole('switch')
    await toggle.focus()
    await page.keyboard.press('Space')
    expect(await toggle.getAttribute('aria-checked')).toBe('false')
  })

  it('says what is wrong beside the field, and swaps nothing in until it is mended', async () => {
    const { page } = await openPage()
    await goToRules(page)
    await addRule(page, 'Odd')
    await addCondition(page, 'Time window')
    await page.getByRole('textbox', { name: 'From' }).fill('25:00')
    await addCondition(page, 'Caller')
    const editor = page.locator('.rule-editor')
    await shows(() => editor.textContent(), /time such as 09:30.*Name a number, or how it begins/)
    await page.keyboard.press('ControlOrMeta+Enter')
    await shows(
      () => page.getByRole('region', { name: 'Rules' }).getByRole('alert').textContent(),
      /Nothing was swapped in.*“Odd”/,
    )
    await page.getByRole('textbox', { name: 'From' }).fill('9:30')
    await page.getByRole('textbox', { name: 'is', exact: true }).fill('web')
    await swapInRules(page)
    expect(await ruleRows(page).first().textContent()).toMatch(/09:30–17:30.*caller is a web widget/)
  })

  it('keeps the draft while another view is in front, and takes it back as a whole', async () => {
    const { page } = await openPage()
    await goToRules(page)
    await addRule(page, 'Half a thought')
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await rowCount(page, 1)
    await goToRules(page)
    expect(await ruleNames(page)).toEqual(['Half a thought'])
    await page.getByRole('button', { name: 'Revert' }).click()
    await page.getByText('No rules: every call gets the default answer.').waitFor()
  })

  it('takes rules from a JSON file as a draft, says where a bad one is wrong, and writes them back', async () => {
    const { page } = await openPage()
    await goToRules(page)
    const file = (rules: unknown) =>
      tempFile(
        'team.json',
        JSON.stringify({ format: 'hookswitch-rules', version: 1, platform: 'thunderphone', rules }),
      )
    const take = (path: string) => page.locator('input[type=file]').setInputFiles(path)
    await take(file([{ name: 'From git', when: [{ match: 'every', nth: 1 }], action: { do: 'forward' } }]))
    await shows(
      () => page.getByRole('region', { name: 'Rules' }).getByRole('alert').textContent(),
      /team\.json was not imported: rules\[0\]\.when\[0\]\.nth/,
    )
    await take(file([{ name: 'From git', when: [], action: { do: 'breakpoint' } }]))
    await shows(() => ruleRows(page).first().textContent(), /From git.*stops at a breakpoint/)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'More for these rules' }).click()
    await page.getByRole('menuitem', { name: 'Export' }).click()
    const written = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
    expect(written.rules).toMatchObject([{ name: 'From git', action: { do: 'breakpoint' } }])
  })

  it.each([1_480, 900, 420])('has nothing that axe finds, at %i pixels', async width => {
    const { page } = await openPage({ width })
    await goToRules(page)
    const clean = (where: string) => expectClean(page, where, '.main')
    await clean('empty')
    await addRule(page, 'Everything')
    for (const kind of kinds) await addCondition(page, kind)
    await clean('every condition')
    const show = (part: string) => page.getByText(part, { exact: true }).first().click()
    if (width < 1_100) await show('Dry run')
    await page.getByRole('button', { name: 'Revert' }).click()
    if (width < 720) await show('Order')
    await page.getByRole('button', { name: 'Split calls…' }).first().click()
    await clean('split')
    await page.getByRole('group', { name: 'Arm B' }).getByRole('combobox').click()
    await page.getByRole('option', { name: 'Your own agent' }).click()
    await page.getByRole('button', { name: 'Add 2 rules' }).click()
    await swapInRules(page)
    if (width < 1_100) await show('Dry run')
    await page.locator('.dry-open').first().click()
    await clean('dry run')
    await show('A/B ledger')
    await page.getByRole('region', { name: 'Experiment greeting' }).waitFor()
    await clean('ledger')
    if (width < 720) await show('Order')
    await clean('order')
  })
})
