import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds in the page as it is now: "rule: the element". A script tag would be refused by its policy; this is not one. */
export const violations = async (page: Page): Promise<string[]> => {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(axe.source)
  const found = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as {
    violations: Violation[]
  }
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`)
}

/** The themes by what stands in the page's attribute for them. */
export const themes = ['light', 'dark', 'contrast-light', 'contrast-dark'] as const

/** Another theme, drawn. */
const setTheme = (page: Page, theme: (typeof themes)[number]) =>
  page.evaluate(async name => {
    document.documentElement.dataset.theme = name
    // Colours change by a transition, however short.
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame)
    await Promise.all(document.getAnimations().map(a => a.finished.catch(() => {})))
  }, theme)

/** Fails with all that axe finds in the page in any theme. */
export const expectClean = async (page: Page, where: string): Promise<void> => {
  const found: string[] = []
  for (const theme of themes) {
    await setTheme(page, theme)
    found.push(...(await violations(page)).map(words => `${where}, ${theme}: ${words}`))
  }
  expect.soft(found).toEqual([])
}
