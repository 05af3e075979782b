import type { Page } from 'playwright-core'
import { rowCount } from './page.ts'

/** Into the rules by keyboard, once the page has its first capture. */
export const goToRules = async (page: Page) => {
  await rowCount(page, 1)
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.getByRole('heading', { name: 'Rules', level: 1 }).waitFor()
}

export const ruleRows = (page: Page) =>
  page.getByRole('list', { name: 'Rules in their order' }).locator(':scope > li')

/** The names of the rules in their order. */
export const ruleNames = async (page: Page) => {
  const texts = await ruleRows(page).locator('.rule-name').allTextContents()
  return texts.map(text => text.replace(/^Rule \d+, /, ''))
}

export const addRule = async (page: Page, name: string) => {
  await page
    .getByRole('button', { name: /^Add (the first )?rule$/ })
    .first()
    .click()
  const field = page.getByRole('textbox', { name: 'Name', exact: true })
  await field.waitFor()
  await field.fill(name)
}

export const addCondition = async (page: Page, kind: string) => {
  await page.getByRole('button', { name: 'Add condition' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).click()
}

/** Chooses in a list of choices. */
export const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}

/** A practice call of another kind than a normal one. */
export const playScenario = async (page: Page, scenario: string) => {
  await page.getByRole('button', { name: 'Choose a practice scenario' }).click()
  await page.getByRole('menuitem', { name: scenario }).click()
}

export const swapInRules = async (page: Page) => {
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText(/^\d+ rules? in force\.$/).waitFor()
}
