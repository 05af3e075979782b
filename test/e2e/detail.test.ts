import axe from 'axe-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, rowCount, rows, shows } from '../support/page.ts'
import { practiceDesk } from '../support/practice-desk.ts'

afterAll(closeBrowser)

interface Violation {
  readonly id: string
}

describe('the page of one capture', () => {
  it('names the answer that it got when that was deleted since', async () => {
    const { page, client, call } = await practiceDesk()
    const connectionId = 'practice'
    const content = { text: '{"prompt":"p","voice":"en-US-James1"}', status: 200, delayMs: 0 }
    const before = (await client.request('answers.create', {
      platform: 'thunderphone',
      kind: 'config',
      name: 'Spring offer',
      content,
    })) as { answerId: string }
    const other = (await client.request('answers.create', {
      platform: 'thunderphone',
      kind: 'config',
      name: 'Summer offer',
      content,
    })) as { answerId: string }
    await client.request('answers.use', { connectionId, answerId: before.answerId })
    await call()
    await client.request('answers.use', { connectionId, answerId: other.answerId })
    await client.request('answers.delete', { answerId: before.answerId })
    await rowCount(page, 2)
    await rows(page).first().click()
    await shows(
      () => page.getByRole('region', { name: 'Capture', exact: true }).textContent(),
      /by Spring offer, revision 1/,
    )
  })

  it.each([
    ['dark', 1_480],
    ['dark', 1_100],
    ['light', 420],
  ] as const)(
    'has a thread that looks like the page, in %s at %i pixels, and shows all its tabs',
    async (colorScheme, width) => {
      const { page } = await practiceDesk({ colorScheme, width })
      await rows(page).first().click()
      const tab = page.getByRole('tab', { name: 'Thread' })
      await tab.click()
      const line = page.locator('.thread-line').first()
      await line.waitFor()
      const look = await line.evaluate(element => {
        const { borderTopWidth, backgroundColor, fontSize } = getComputedStyle(element)
        const row = getComputedStyle(element.parentElement ?? element).backgroundColor
        return { borderTopWidth, backgroundColor, fontSize, row }
      })
      // The capture that is open is marked in the page's own colour; a button that was left as it is would be grey.
      const row = colorScheme === 'dark' ? 'rgb(29, 42, 74)' : 'rgb(232, 238, 252)'
      expect(look).toEqual({
        borderTopWidth: '0px',
        backgroundColor: 'rgba(0, 0, 0, 0)',
        fontSize: '13px',
        row,
      })
      const list = await page.getByRole('tablist', { name: 'Views on this capture' }).evaluate(element => ({
        scroll: element.scrollWidth,
        client: element.clientWidth,
      }))
      expect(list.scroll).toBeLessThanOrEqual(list.client)
      await page.mouse.move(0, 0)
      await page.evaluate(axe.source)
      const { violations } = (await page.evaluate('axe.run()')) as { violations: Violation[] }
      expect(violations.map(v => v.id)).toEqual([])
    },
  )
})
