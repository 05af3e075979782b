import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

interface AxeOptions {
  /** A selector of what is looked at; left out: the whole page. */
  readonly within?: string
  /** Only rules that a theme can break. */
  readonly colours?: boolean
}

/** What axe finds in the page as it is now: "rule: the element". A script tag would be refused by its policy; this is not one. */
export const violations = async (
  page: Page,
  { within, colours = false }: AxeOptions = {},
): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  // What a popup puts around itself to catch the Tab key is hidden and has the focus for a moment, on purpose.
  const context = { include: [within ?? 'html'], exclude: ['[data-base-ui-focus-guard]'] }
  // No rule that is on needs the style sheets fetched once more.
  const options = {
    resultTypes: ['violations'],
    preload: false,
    ...(colours ? { runOnly: ['color-contrast'] } : {}),
  }
  const found = (await page.evaluate(`axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`)) as {
    violations: Violation[]
  }
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`)
}

/** By what stands in the page's attribute for them. */
const themes = ['light', 'dark', 'contrast-dark'] as const

export const setTheme = (page: Page, theme: (typeof themes)[number] | 'contrast-light') =>
  page.evaluate(name => {
    document.documentElement.dataset.theme = name
  }, theme)

/** Fails with all that axe finds, in any theme; goes on with the test. */
export const expectClean = async (page: Page, where: string, within?: string): Promise<void> => {
  const found: string[] = []
  for (const theme of themes) {
    await setTheme(page, theme)
    const options = { ...(within ? { within } : {}), colours: theme !== themes[0] }
    found.push(...(await violations(page, options)).map(words => `${where}, ${theme}: ${words}`))
  }
  expect.soft(found).toEqual([])
}
