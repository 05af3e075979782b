import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { sampleCompleted } from '../../core/simulator/sample-completed.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { closeBrowser, rows, shows } from '../support/page.ts'
import { seededPage, storedCapture } from '../support/seeded-page.ts'

afterAll(closeBrowser)

const cameIn = Date.parse('2026-11-21T12:04:31.000Z')
/** @param s seconds after the call came in */
const at = (s: number): string => new Date(cameIn + s * 1_000).toISOString()
const facts = {
  callId: 987654321,
  from: '+14155550199',
  to: '+15551234567',
  voice: 'en-US-James1',
  product: 'storm-base',
}
const taken = {
  result: 'acknowledged',
  reason: 'status',
  certainty: 'documented',
  text: 'ThunderPhone should take this as delivered.',
} as const
const other = (eventType: string, s: number, change: Partial<CaptureSummary> = {}) => ({
  eventType,
  receivedAt: at(s),
  verdict: taken,
  timing: { localMs: 4, limitMs: 30_000, phases: { receive: 1 } },
  ...change,
})

const completed = {
  type: 'telephony.complete',
  data: sampleCompleted('inbound')(facts as never, new Date(at(40))),
}
const incoming = {
  type: 'telephony.incoming',
  data: { call_id: facts.callId, from_number: facts.from, to_number: facts.to },
}
const answer = (prompt: string) => ({ prompt, voice: facts.voice, product: facts.product })

/** A call with a grade that came too early, a pause, a retry and a replay of ours. */
const call = [
  storedCapture(1, other('call.graded', -0.4), { type: 'call.graded', data: { call_id: facts.callId } }),
  storedCapture(2, { receivedAt: at(0) }, incoming, answer('Be kind.')),
  storedCapture(
    3,
    other('telephony.complete', 40, {
      outcome: { source: 'default', status: 500 },
      verdict: { ...taken, result: 'will-retry', text: 'ThunderPhone should send this again.' },
    }),
    completed,
  ),
  storedCapture(4, other('telephony.complete', 52, { duplicateOf: 'capture000000003' }), completed),
  storedCapture(
    5,
    { receivedAt: at(3_000), replayOf: 'capture000000002' },
    incoming,
    answer('Be kind and quick.'),
  ),
]

const violations = async (page: Page): Promise<string[]> => {
  await page.mouse.move(0, 0)
  await page.evaluate(axe.source)
  const found = (await page.evaluate("axe.run('.detail')")) as {
    violations: { id: string; nodes: { html: string }[] }[]
  }
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`)
}
const thread = (page: Page) => page.getByRole('list', { name: 'Captures of this call, oldest first' })
const openTab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()

describe('the thread of a call', () => {
  it('shows all its captures on one time line, with what is odd in its place, and the transcript', async () => {
    const { page, complaints } = await seededPage(call)
    await rows(page).nth(2).click()
    await openTab(page, 'Thread')
    await shows(() => thread(page).textContent(), /our replay/)
    const lines = await thread(page).getByRole('listitem').allTextContents()
    expect(lines.map(line => line.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^0 ?graded ?wrong order/),
      'It came 400 ms before incoming, which belongs before it.',
      expect.stringMatching(/^\+400 ms ?incoming.*used/),
      'a pause of 40 s',
      expect.stringMatching(/^\+40 s ?complete.*retry/),
      'a pause of 12 s',
      expect.stringMatching(/^\+52 s ?complete ?retry.*ack/),
      'Tried again 12 s after it was answered 500.',
      'a pause of 49 min 8 s',
      expect.stringMatching(/^\+50:00 ?incoming ?our replay/),
    ])
    await shows(
      () => page.locator('.thread-head').textContent(),
      /4 captures in 52 s, and 1 replay of ours · 2 things are odd/,
    )

    await openTab(page, 'Payload')
    await page.locator('.story-hint').first().waitFor()
    expect(await page.locator('.story-hint').count()).toBe(1)
    await openTab(page, 'Thread')

    const transcript = page.getByRole('region', { name: 'Transcript' })
    await transcript.getByRole('button', { name: 'Show all 6 lines' }).click()
    await shows(() => transcript.textContent(), /0:16Caller ?Okafor\./)
    const recording = page.getByRole('link', { name: 'Open the recording' })
    expect(await recording.evaluate(link => [link.getAttribute('target'), link.getAttribute('rel')])).toEqual(
      ['_blank', 'noreferrer noopener'],
    )
    expect(
      await page.evaluate(() => performance.getEntriesByType('resource').map(r => new URL(r.name).host)),
    ).not.toContain('recordings.example.com')
    expect(await violations(page)).toEqual([])

    await thread(page)
      .getByRole('button', { name: /^\+52 s/ })
      .focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await shows(() => page.locator('.verdict-head h2').textContent(), /should use your config/)
    await shows(() => page.locator('.thread-line[aria-current]').textContent(), /\+400 ms/)
    expect(complaints).toEqual([])
  })

  it('does not freeze with thousands of captures of one call', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) =>
      storedCapture(
        i + 1,
        { receivedAt: at(i / 10), ...(i > 0 && { duplicateOf: 'capture000000001' }) },
        incoming,
      ),
    )
    const { page } = await seededPage(many)
    await rows(page).nth(1).click()
    await page.evaluate(() => {
      const long: number[] = []
      Object.assign(window, { long })
      new PerformanceObserver(list => long.push(...list.getEntries().map(e => e.duration))).observe({
        type: 'longtask',
      })
    })
    await openTab(page, 'Thread')
    await shows(() => page.locator('.thread-head').textContent(), /3.000 captures/)
    expect(await thread(page).getByRole('listitem').count()).toBeLessThan(120)
    await page.locator('.thread-line').first().focus()
    await page.keyboard.press('End')
    await shows(() => page.locator(':focus').textContent(), /^\+4:59/)
    const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { long: number[] }).long))
    expect(longest).toBeLessThan(2_000)
  })
})

describe('what is compared and written', () => {
  it('compares a capture with the marked one, key by key, and keeps a note and tags on it', async () => {
    const { page, complaints } = await seededPage(call)
    await rows(page).nth(4).click()
    await page.keyboard.press('d')
    await rows(page).nth(1).click()
    await page.keyboard.press('d')
    await page.locator('.diff-bar').getByText('Response').click()
    const diff = page.getByRole('region', { name: 'Differences' })
    await shows(
      () =>
        diff
          .locator('.cm-changedText')
          .allTextContents()
          .then(texts => texts.join()),
      / and quick/,
    )
    await page.locator('.diff-bar').getByText('Headers').click()
    await shows(() => diff.getByRole('status').textContent(), /Nothing differs/)

    await page.getByRole('button', { name: 'Tag', exact: true }).click()
    await page.keyboard.type('billing')
    await page.keyboard.press('Enter')
    await page.keyboard.type('call back')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Remove the tag billing' }).click()
    await shows(() => page.getByRole('list', { name: 'Tags' }).textContent(), /^call back$/)
    await page.getByRole('button', { name: 'Note', exact: true }).click()
    await page.keyboard.type('Asked twice.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Note: Asked twice.' }).click()
    await page.keyboard.type(' Never kept.')
    await page.keyboard.press('Escape')
    expect(await violations(page)).toEqual([])
    await page.reload()
    await rows(page).nth(1).click()
    await page.getByRole('button', { name: 'Note: Asked twice.' }).waitFor()
    await shows(() => page.getByRole('list', { name: 'Tags' }).textContent(), /^call back$/)
    expect(complaints).toEqual([])
  })
})

describe('masking', () => {
  it('covers who called and what was said in every view, in what is copied, and after a reload', async () => {
    const { page, complaints } = await seededPage(call)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    // Only what is drawn: `textContent` would have what is hidden, too.
    // biome-ignore lint/performance/useDomNodeTextContent: see above
    const text = (): Promise<string> => page.evaluate(() => document.body.innerText)
    const secrets = /415 555 0199|4155550199|Okafor|recordings\.example/
    // A number that somebody looked for is one as well.
    await page.locator('#capture-filter').fill('from:+14155550199')
    await page.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: 'Save this filter…' }).click()
    await page.getByRole('textbox', { name: 'Name for this filter' }).fill('a caller')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('#capture-filter').fill('')
    await page.locator('#capture-filter').press('Escape')
    await rows(page).nth(4).waitFor()
    await rows(page).nth(2).click()
    await openTab(page, 'Thread')
    await shows(text, secrets)
    await page.keyboard.press('M')
    await shows(text, /Masked/)
    await shows(() => rows(page).nth(2).textContent(), /\+1 ••• ••• ••99/)
    for (const tab of ['Thread', 'Payload', 'Headers', 'Response', 'Diff', 'Signature', 'Timing']) {
      await openTab(page, tab)
      await page.waitForTimeout(150)
      expect(await text()).not.toMatch(secrets)
    }
    await page.getByRole('button', { name: 'Saved filters' }).click()
    await shows(text, /from:\+1 ••• ••• ••99/)
    expect(await text()).not.toMatch(secrets)
    await page.keyboard.press('Escape')
    await openTab(page, 'Thread')
    await page.getByRole('button', { name: 'Copy transcript as text' }).click()
    await shows(text, /Copied with numbers, names and words covered/)
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('0:16 Caller: ••••')
    await page.reload()
    await shows(() => rows(page).nth(2).textContent(), /\+1 ••• ••• ••99/)
    await page.keyboard.press('M')
    await shows(() => rows(page).nth(2).textContent(), /\+1 415 555 0199/)
    expect(complaints).toEqual([])
  })
})
