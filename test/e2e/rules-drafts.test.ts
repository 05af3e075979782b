import { afterAll, describe, expect, it } from 'vitest'
import type { Rule } from '../../shared/rules/rule.ts'
import { closeBrowser, shows } from '../support/page.ts'
import { practiceDesk } from '../support/practice-desk.ts'
import { addCondition, addRule, goToRules, ruleNames, swapInRules } from '../support/rules-page.ts'

afterAll(closeBrowser)

const theirs: Rule = { id: 'theirs', name: 'Theirs', on: true, when: [], action: { do: 'breakpoint' } }

describe('a draft of rules', () => {
  it('survives a reload right after the last letter', async () => {
    const { page } = await practiceDesk()
    await goToRules(page)
    await addRule(page, 'Half a thought')
    await page.reload()
    await goToRules(page)
    expect(await ruleNames(page)).toEqual(['Half a thought'])
    await swapInRules(page)
    await page.reload()
    await goToRules(page)
    await page.getByText('1 rule in force.').waitFor()
  })

  it('that was overtaken overwrites nothing until somebody says whose rules count', async () => {
    const { page, client } = await practiceDesk()
    const inForce = () => page.locator('.swap-words').textContent()
    await goToRules(page)
    await addRule(page, 'Mine')
    const save = (rules: Rule[]) => client.request('rules.save', { connectionId: 'practice', rules })
    await save([theirs])
    const alert = page.getByRole('region', { name: 'Rules' }).getByRole('alert')
    await shows(() => alert.textContent(), /The rules in force have changed since/)
    await page.keyboard.press('ControlOrMeta+Enter')
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await expect.poll(focused).toBe('Keep mine')
    await shows(inForce, /Not in force/)
    await page.keyboard.press('Enter')
    await swapInRules(page)
    expect(await ruleNames(page)).toEqual(['Mine'])

    await addRule(page, 'Mine too')
    await save([theirs])
    await page.getByRole('button', { name: 'Take theirs' }).click()
    await expect.poll(() => ruleNames(page)).toEqual(['Theirs'])
    await shows(inForce, /1 rule in force/)
  })

  it('takes in the rule that a fix of an answer needs', async () => {
    const { page, client } = await practiceDesk()
    await goToRules(page)
    await addRule(page, 'Mine')
    const tool = {
      type: 'function',
      function: { name: 'find', parameters: { type: 'object' } },
      endpoint: { url: 'http://localhost:3999/find' },
    }
    await client.request('answers.create', {
      platform: 'thunderphone',
      kind: 'config',
      name: 'Tooly',
      content: {
        text: JSON.stringify({ prompt: 'p', voice: 'en-US-James1', tools: [tool] }),
        status: 200,
        delayMs: 0,
      },
    })
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await page.getByRole('option', { name: /Tooly/ }).click()
    await page.getByRole('button', { name: 'Point it at Hookswitch' }).click()
    await page.getByText('A rule forwards the tool “find”').waitFor()
    await page.getByRole('listbox', { name: 'Answers' }).focus()
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await page.getByRole('heading', { name: 'Rules', level: 1 }).waitFor()
    await expect.poll(() => ruleNames(page)).toEqual(['Mine', 'Tool find'])
    await swapInRules(page)
    await expect.poll(() => ruleNames(page)).toEqual(['Mine', 'Tool find'])
  })

  it('gets deleted rules back one by one, also after they were swapped in', async () => {
    const { page } = await practiceDesk()
    await goToRules(page)
    for (const name of ['one', 'two', 'three']) await addRule(page, name)
    await swapInRules(page)
    const remove = (name: string) => page.getByRole('button', { name: `Delete ${name}` }).click()
    await page.locator('.rule').first().hover()
    await remove('one')
    await page.locator('.rule').first().hover()
    await remove('two')
    await swapInRules(page)
    const undo = page.getByRole('button', { name: 'Undo' })
    await undo.click()
    await expect.poll(() => ruleNames(page)).toEqual(['two', 'three'])
    await page.getByText('Not in force yet.').waitFor()
    await undo.click()
    await expect.poll(() => ruleNames(page)).toEqual(['one', 'two', 'three'])
    expect(await undo.count()).toBe(0)
  })
})

describe('the dry run of a draft that is not whole', () => {
  it('does not speak of a look before when there was none', async () => {
    const { page } = await practiceDesk({ width: 900 })
    await goToRules(page)
    await addRule(page, '')
    await page.getByText('Dry run', { exact: true }).first().click()
    const dryRun = page.getByRole('region', { name: 'Dry run' })
    await shows(() => dryRun.textContent(), /Mend the rules first: then it shows here/)
    await page.keyboard.press('ControlOrMeta+Enter')
    const alert = page.getByRole('region', { name: 'Rules' }).getByRole('alert')
    await shows(() => alert.textContent(), /Nothing was swapped in\. *Rule 1 needs a name\./)
  })
})

describe('the focus in the rules', () => {
  it('goes into what was opened, and back when that is left', async () => {
    const { page } = await practiceDesk()
    await goToRules(page)
    const focused = () => page.evaluate(() => document.activeElement?.id)
    await page.getByRole('button', { name: 'Split calls…' }).first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('split-experiment')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('split-calls')

    await addRule(page, 'A rule')
    await page.getByRole('button', { name: 'More for these rules' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: /Split calls/ }).press('Enter')
    await expect.poll(focused).toBe('split-experiment')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('rule-chosen')

    await addCondition(page, 'Query parameter')
    await page.keyboard.type('customer_id')
    await page.getByText('?customer_id is there').first().waitFor()
    await page.getByRole('button', { name: 'New…' }).click()
    await page.getByRole('menu').getByText('From the working example').waitFor()
  })
})
