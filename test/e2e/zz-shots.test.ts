import { afterAll, it } from 'vitest'
import { sampleCompleted } from '../../core/simulator/sample-completed.ts'
import { closeBrowser, rows } from '../support/page.ts'
import { seededPage, storedCapture } from '../support/seeded-page.ts'

afterAll(closeBrowser)
const at = (s: number) => new Date(Date.parse('2026-11-21T12:04:31.000Z') + s * 1000).toISOString()
const ack = {
  result: 'acknowledged',
  reason: 'status',
  certainty: 'documented',
  text: 'ThunderPhone should take this as delivered.',
} as const
const call = {
  callId: 987654321,
  from: '+14155550199',
  to: '+15551234567',
  voice: 'en-US-James1',
  product: 'storm-base',
} as never
const done = sampleCompleted('inbound')(call, new Date(at(40)))
const captures = [
  storedCapture(
    1,
    {
      eventType: 'call.graded',
      receivedAt: at(-0.4),
      timing: { localMs: 4, limitMs: 30000, phases: { receive: 1 } },
      verdict: ack,
    },
    { type: 'call.graded', data: { call_id: 987654321, grade: { score: 0.92 } } },
  ),
  storedCapture(
    2,
    { receivedAt: at(0), outcome: { source: 'default', status: 200, answerId: 'practice', revision: 1 } },
    {
      type: 'telephony.incoming',
      data: { call_id: 987654321, from_number: '+14155550199', to_number: '+15551234567' },
    },
    { prompt: 'You are kind.', voice: 'en-US-James1', product: 'storm-base' },
  ),
  storedCapture(
    3,
    {
      eventType: 'tool.call',
      receivedAt: at(5.2),
      verdict: ack,
      timing: { localMs: 12, limitMs: null, phases: { receive: 1 } },
    },
    { last_name: 'Okafor', arrival: '2031-05-14' },
    { booking: 'NW-20731', room: 'Lake view' },
  ),
  storedCapture(
    4,
    {
      eventType: 'telephony.complete',
      receivedAt: at(40),
      outcome: { source: 'default', status: 500 },
      timing: { localMs: 6, limitMs: 30000, phases: { receive: 1 } },
      verdict: {
        result: 'will-retry',
        reason: 'status',
        certainty: 'documented',
        text: 'ThunderPhone should send this again, for up to 24 hours: the answer had the status 500.',
      },
    },
    { type: 'telephony.complete', data: done },
  ),
  storedCapture(
    5,
    {
      eventType: 'telephony.complete',
      receivedAt: at(52),
      duplicateOf: 'capture000000004',
      timing: { localMs: 5, limitMs: 30000, phases: { receive: 1 } },
      verdict: ack,
    },
    { type: 'telephony.complete', data: done },
  ),
  storedCapture(
    6,
    { receivedAt: at(3000), replayOf: 'capture000000002' },
    {
      type: 'telephony.incoming',
      data: { call_id: 987654321, from_number: '+14155550199', to_number: '+15551234567' },
    },
    { prompt: 'You are kind and quick.', voice: 'en-US-James1', product: 'bolt' },
  ),
]
const what = (process.env.SHOTS ?? 'thread').split(',')
it.each([
  ['dark', 1480],
  ['light', 1480],
  ['dark', 900],
  ['light', 420],
] as const)(
  '%s %i',
  async (colorScheme, width) => {
    const { page, complaints } = await seededPage(captures, { colorScheme, width })
    await rows(page)
      .nth(width === 1480 ? 2 : 2)
      .click()
    for (const name of what) {
      if (name === 'thread') {
        await page.getByRole('tab', { name: 'Thread' }).click()
        await page.locator('.thread-line').first().waitFor()
        await page.waitForTimeout(700)
      }
      if (name === 'diff') {
        await page.getByRole('tab', { name: 'Diff' }).click()
        await page.waitForTimeout(1500)
      }
      if (name === 'notes') {
        await page.getByRole('tab', { name: 'Payload' }).click()
        await page.getByRole('button', { name: 'Tag', exact: true }).click()
        await page.keyboard.type('billing')
        await page.keyboard.press('Enter')
        await page.keyboard.type('call back')
        await page.keyboard.press('Enter')
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Note', exact: true }).click()
        await page.keyboard.type('Asked twice for a late check-out.\nLook at the prompt.')
        await page.keyboard.press('Control+Enter')
        await page.waitForTimeout(400)
      }
      if (name === 'mask') {
        await page.getByRole('button', { name: /^Mask/ }).first().click()
        await page.waitForTimeout(1500)
      }
      if (name === 'scroll') await page.locator('.detail-scroll').evaluate(e => e.scrollTo(0, 99999))
      await page.waitForTimeout(300)
      await page.screenshot({ path: `/tmp/w/shots-thread/${name}-${colorScheme}-${width}.png` })
    }
    console.log(complaints)
  },
  60000,
)
