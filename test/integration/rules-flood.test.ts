import { expect, test } from 'vitest'
import type { CaptureSummary } from '../../shared/capture.ts'
import { tempFile } from '../support/files.ts'
import { liveLine } from '../support/line.ts'
import { capturesTold, listening } from '../support/listening.ts'
import { deliver, incoming } from '../support/sender.ts'

/** Rules as they come out of a customer list: none of them takes the caller of the tests. */
const teams = (rules: number, numbers: number) =>
  Array.from({ length: rules }, (_, team) => ({
    id: `team-${team}`,
    name: `Team ${team}`,
    on: true,
    when: [
      {
        match: 'from' as const,
        is: Array.from({ length: numbers }, (_, i) => `+49${30_000_000 + team * 1_000 + i}`),
      },
    ],
    action: { do: 'answer' as const, answer: 'Your own agent' },
  }))

test.each([
  [200, 1_000],
  [1_000, 100],
])(
  '50 calls at once are answered in time by %i rules of %i numbers, and the captures say how long it took',
  async (rules, numbers) => {
    const file = tempFile(
      'rules.json',
      JSON.stringify({
        format: 'hookswitch-rules',
        version: 1,
        platform: 'thunderphone',
        rules: teams(rules, numbers),
      }),
    )
    const { url, command } = await listening(['--rules', file])
    await deliver(url, incoming(0))
    const replies = await Promise.all(Array.from({ length: 50 }, (_, i) => deliver(url, incoming(i + 1))))
    const slowest = Math.max(...replies.map(({ tookMs }) => tookMs))
    await expect.poll(() => capturesTold(command).length, { timeout: 10_000 }).toBe(51)
    const captures = capturesTold(command) as unknown as CaptureSummary[]
    const local = Math.max(...captures.map(({ timing }) => timing.localMs))
    console.info(
      `${rules} × ${numbers}: within ${Math.round(slowest)} ms, as captured ${Math.round(local)} ms`,
    )
    expect(slowest).toBeLessThan(1_900)
    // What the sender waits longer is its own work for 50 connections, not rules that are put into words.
    expect(slowest - local).toBeLessThan(1_200)
  },
)

test('calls that come during a dry run of 200 rules of 1,000 numbers do not wait for it', async () => {
  const line = await liveLine()
  for (let i = 0; i < 40; i++) await deliver(line.url, incoming(i))
  let over = false
  const connectionId = 'thunderphone-manual'
  const rows = Promise.resolve(
    line.engine.handlers['rules.dryRun']({ connectionId, rules: teams(200, 1_000), limit: 40 }),
  ).finally(() => {
    over = true
  })
  const times: number[] = []
  while (!over) times.push((await deliver(line.url, incoming(1_000 + times.length))).tookMs)
  expect((await rows).rows[0]?.steps).toHaveLength(200)
  console.info(`slowest of ${times.length} calls beside a dry run: ${Math.round(Math.max(...times))} ms`)
  // Before, each capture that was tried kept calls waiting for a third of a second.
  expect(Math.max(...times)).toBeLessThan(200)
})
