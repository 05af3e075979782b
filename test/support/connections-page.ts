import type { Page } from 'playwright-core'

export const goTo = (page: Page, view: 'Live' | 'Connections') =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click()

/** Fills the card of the Connections view and presses Connect, without a tunnel. */
export const connect = async (page: Page, apiUrl: string, apiKey: string) => {
  const card = page.getByRole('region', { name: 'ThunderPhone card' })
  await card.getByText('None', { exact: true }).click()
  const advanced = card.getByRole('textbox', { name: 'API URL' })
  if (!(await advanced.isVisible())) await card.getByText('Advanced').click()
  await advanced.fill(apiUrl)
  await card.getByRole('textbox', { name: 'API key' }).fill(apiKey)
  await card.getByRole('button', { name: 'Connect', exact: true }).click()
  return card
}
