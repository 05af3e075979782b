import axe from 'axe-core'
import { afterAll, expect, it } from 'vitest'
import { closeBrowser, rowCount, rows, shows } from '../support/page.ts'
import { practiceDesk } from '../support/practice-desk.ts'
import { post } from '../support/sender.ts'

afterAll(closeBrowser)

it('the page says why a signature does not hold, and lists what the platform has changed', async () => {
  const { page, client, complaints } = await practiceDesk({ colorScheme: 'light' })
  const violations = async (within: string): Promise<string[]> => {
    await page.mouse.move(0, 0)
    await page.evaluate(axe.source)
    const found = (await page.evaluate(`axe.run('${within}')`)) as {
      violations: { id: string; nodes: { html: string }[] }[]
    }
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }
  await client.request('practice.placeCall', { scenario: 'forged' })
  await rowCount(page, 2)
  await rows(page).first().click()
  await page.getByRole('tab', { name: 'Signature' }).click()
  const diagnosis = page.getByRole('region', { name: 'Diagnosis' })
  await shows(
    () => diagnosis.textContent(),
    /No near miss.*the forged call.*ways of signing these bytes tried/,
  )
  expect(await violations('.tab-panel')).toEqual([])

  // A body that somebody has parsed and written anew, under the signature of the bytes before that.
  const { captures } = await client.request('captures.page', { limit: 2 })
  const first = await client.request('captures.get', { id: captures[1]?.id ?? '' })
  const sent = Buffer.from(first.request.bodyBase64, 'base64')
  const headerOf = (wanted: string): string =>
    first.request.headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
  const rewritten = Buffer.from(JSON.stringify(JSON.parse(sent.toString()), null, 2))
  await post(`http://${headerOf('host')}${first.request.path}`, rewritten, {
    headers: [['X-ThunderPhone-Signature', headerOf('x-thunderphone-signature')]],
  })
  await rowCount(page, 3)
  await rows(page).first().click()
  await shows(
    () => diagnosis.textContent(),
    /Near miss.*written otherwise: .*no spaces.*Verify the raw bytes/,
  )

  await client.request('practice.placeCall', { scenario: 'unknown-event' })
  await rowCount(page, 4)
  await rows(page).first().click()
  await page.locator('.drift-note').getByRole('button', { name: 'See what' }).click()
  const card = page.getByRole('region', { name: 'Platform changed' })
  await expect.poll(() => card.evaluate(element => element === document.activeElement)).toBe(true)
  await shows(() => card.textContent(), /1 thing.*telephony\.transferred.*practice line/)
  await shows(() => page.getByRole('region', { name: 'Health of the endpoint' }).textContent(), /refused2/)
  expect(await violations('.watch-cards')).toEqual([])
  await card.getByRole('button', { name: 'Pin the last capture with telephony.transferred' }).click()
  await expect
    .poll(async () => (await client.request('captures.page', { limit: 1 })).captures[0]?.pinned)
    .toBe(true)
  await card
    .getByRole('button', { name: 'Save as fixture the last capture with telephony.transferred' })
    .click()
  await shows(() => page.getByRole('dialog').textContent(), /telephony\.transferred/)
  await page.keyboard.press('Escape')
  await card.getByRole('button', { name: 'Show the last capture' }).click()
  await shows(
    () => page.getByRole('region', { name: 'Capture', exact: true }).textContent(),
    /telephony\.transferred/,
  )
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Figures' }).click()
  await card.getByRole('button', { name: 'Dismiss telephony.transferred' }).click()
  await shows(() => card.textContent(), /Nothing: every verified delivery/)
  expect(complaints).toEqual([])
})
