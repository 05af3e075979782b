import type { Page } from 'playwright-core'

export const goTo = (page: Page, view: 'Live' | 'Connections') =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click()

/** Fills the card of the Connections view and presses Connect. @param tunnelHost left out: without a tunnel */
export const connect = async (page: Page, apiUrl: string, apiKey: string, tunnelHost?: string) => {
  const card = page.getByRole('region', { name: 'ThunderPhone card' })
  const tunnel = tunnelHost === undefined ? 'None' : 'localtunnel'
  await card.getByText(tunnel, { exact: true }).click()
  const advanced = card.getByRole('textbox', { name: 'API URL' })
  if (!(await advanced.isVisible())) await card.getByText('Advanced').click()
  await advanced.fill(apiUrl)
  if (tunnelHost !== undefined) await card.getByRole('textbox', { name: 'Tunnel server' }).fill(tunnelHost)
  await card.getByRole('textbox', { name: 'API key' }).fill(apiKey)
  await card.getByRole('button', { name: 'Connect', exact: true }).click()
  return card
}
