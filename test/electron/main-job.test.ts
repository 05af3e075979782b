import { expect, it } from 'vitest'
import { connect, goTo } from '../support/connections-page.ts'
import { startApp } from '../support/desktop-app.ts'
import { desktopWithTray } from '../support/desktop-session.ts'
import { placeCall, rowCount, rows, shows } from '../support/page.ts'
import { platformStandIn } from '../support/platform-stand-in.ts'

it('takes a call, swaps in what is edited, gives it to the next call, shows it in the tray, and releases when it quits', async () => {
  const desktop = await desktopWithTray()
  const started = await startApp(desktop)
  const page = await started.page()
  const trayShows = (label: RegExp) =>
    expect.poll(() => desktop.tray.labels(), { timeout: 10_000 }).toContainEqual(expect.stringMatching(label))

  // It has taken its first call by itself.
  await rowCount(page, 1)
  await shows(() => rows(page).first().textContent(), /\+1 415 555 0199.*used/)
  await trayShows(/^Live: ThunderPhone · practice line$/)
  await trayShows(/^\d\d:\d\d:\d\d {2}\+1 415 555 0199 {2}used$/)

  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
  await prompt.fill((await prompt.inputValue()).replace('warmly', 'with a sea shanty'))
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText('rev 2 · live').waitFor()
  await placeCall(page)
  await rowCount(page, 2)
  await page.getByRole('tab', { name: 'Response' }).click()
  await shows(() => page.getByRole('tabpanel', { name: 'Response' }).textContent(), /sea shanty/)
  await trayShows(/^Answer: VIP concierge · rev 2$/)

  const platform = await platformStandIn()
  await goTo(page, 'Connections')
  const key = 'sk_live_of_the_main_job'
  const card = await connect(page, platform.apiUrl, key)
  await shows(() => card.textContent(), /Live/)
  expect(platform.endpoints.size).toBe(1)
  expect(await page.content()).not.toContain(key)
  await trayShows(/^Live: ThunderPhone$/)

  await desktop.tray.click('Quit Hookswitch')
  expect(await started.ended).toBe(0)
  expect(platform.endpoints.size).toBe(0)
  expect(started.stderr()).toMatch(/Releasing the endpoint …\nReleased\./)
  expect(started.stderr()).not.toContain(key)
})
