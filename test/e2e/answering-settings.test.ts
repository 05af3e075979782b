import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { goTo } from '../support/connections-page.ts'
import { developerHandler, unusedPort } from '../support/developer-handler.ts'
import { tempFile } from '../support/files.ts'
import { closeBrowser, shows } from '../support/page.ts'
import { practiceDesk } from '../support/practice-desk.ts'

afterAll(closeBrowser)

const card = async ({ page }: Awaited<ReturnType<typeof practiceDesk>>, name: string) => {
  await goTo(page, 'Connections')
  return page.getByRole('region', { name, exact: true })
}

describe('the deadline answer', () => {
  it('leaves as early as the margin says, and is the answer that was chosen', async () => {
    const desk = await practiceDesk()
    const deadline = await card(desk, 'Deadline answer')
    await shows(() => deadline.textContent(), /Answers by itself at 2.000 − 150 = 1.850 ms/)
    await deadline.getByRole('textbox', { name: /Margin/ }).fill('1400')
    await shows(() => deadline.textContent(), /2.000 − 1.400 = 600 ms/)
    await deadline.getByRole('combobox', { name: 'Deadline answer' }).click()
    await desk.page.getByRole('option', { name: /Second/ }).click()
    await deadline.getByRole('button', { name: 'Save deadline' }).click()
    await desk.page.getByText('The deadline was changed').waitFor()
    await desk.client.request('breakpoint.arm', { connectionId: 'practice', mode: 'next' })
    await desk.call()
    const { captures } = await desk.client.request('captures.page', { limit: 1 })
    expect(captures[0]?.outcome.source).toBe('deadline')
    expect(captures[0]?.timing.localMs).toBeGreaterThan(590)
    expect(captures[0]?.timing.localMs).toBeLessThan(1_500)
    const { response } = await desk.client.request('captures.get', { id: String(captures[0]?.id) })
    expect(Buffer.from(response.bodyBase64, 'base64').toString()).toContain('Second')
    expect(desk.complaints).toEqual([])
  })

  it('cannot be given a margin that leaves nobody any time', async () => {
    const deadline = await card(await practiceDesk(), 'Deadline answer')
    const margin = deadline.getByRole('textbox', { name: /Margin/ })
    for (const wrong of ['1501', '-1', '', 'soon']) {
      await margin.fill(wrong)
      await shows(() => deadline.textContent(), /A whole number from 0 to 1.500/)
      expect(await deadline.getByRole('button', { name: 'Save deadline' }).isDisabled()).toBe(true)
    }
    await margin.fill('1500')
    expect(await deadline.getByRole('button', { name: 'Save deadline' }).isEnabled()).toBe(true)
  })
})

describe('the light of a handler', () => {
  it('says whether somebody listens there, on the card and in the footer', async () => {
    const port = await unusedPort()
    const desk = await practiceDesk()
    const forward = await card(desk, 'Forward to your handler')
    await forward.getByRole('textbox', { name: 'Handler URL' }).fill(`http://localhost:${port}/hook`)
    await forward.getByRole('button', { name: 'Save' }).click()
    await shows(() => forward.textContent(), /does not answer/)
    await shows(
      () => desk.page.getByRole('contentinfo').textContent(),
      /handler localhost:\d+ *does not answer/,
    )
    await developerHandler(undefined, '127.0.0.1', port)
    const light = forward.locator('.handler-health')
    await expect.poll(() => light.textContent(), { timeout: 20_000 }).toBe('answers')
  })

  it('offers to accept any certificate only where there is one, and keeps that', async () => {
    const desk = await practiceDesk()
    const forward = await card(desk, 'Forward to your handler')
    const url = forward.getByRole('textbox', { name: 'Handler URL' })
    const insecure = forward.getByRole('checkbox', { name: /Accept any certificate/ })
    await url.fill('http://localhost:3000/')
    expect(await insecure.count()).toBe(0)
    await url.fill('https://localhost:3000/')
    await insecure.check()
    await forward.getByRole('button', { name: 'Save' }).click()
    await desk.page.getByText('Deliveries are forwarded').waitFor()
    await desk.page.reload()
    await goTo(desk.page, 'Connections')
    await expect.poll(() => insecure.isChecked()).toBe(true)
  })
})

describe('the table of callers', () => {
  it('is read and watched, and what is wrong with it stands on the card', async () => {
    const file = tempFile('callers.csv', 'number,name\n+1 415 555 0199,Ada\n+44 20 7946 0018,Lin\n')
    const desk = await practiceDesk()
    const callers = await card(desk, 'Callers')
    const path = callers.getByRole('textbox', { name: /CSV or JSON/ })
    await path.fill('/nowhere/callers.csv')
    await callers.getByRole('button', { name: 'Save table' }).click()
    await shows(() => callers.getByRole('alert').textContent(), /callers\.csv could not be read: there is no/)
    expect(await callers.textContent()).not.toMatch(/watched|ENOENT/)
    expect(await desk.page.locator('.note').count()).toBe(0)
    await path.fill(file)
    await callers.getByRole('button', { name: 'Save table' }).click()
    await shows(() => callers.textContent(), /2 numbers are known/)
    writeFileSync(file, 'number,name\n+1 415 555 0199,Ada\n')
    await shows(() => callers.textContent(), /1 number is known/)
    writeFileSync(file, 'number,name\nnobody,Ada\n')
    await shows(() => callers.getByRole('alert').textContent(), /was not taken: .*Mend the file/)
    await callers.getByRole('button', { name: 'Stop using it' }).click()
    await desk.page.getByText('No table of callers').waitFor()
    await expect.poll(() => path.inputValue()).toBe('')
  })
})
