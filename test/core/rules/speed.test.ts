import { expect, it } from 'vitest'
import { compiled, facts } from './facts.ts'

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Sydney']
const numbers = Array.from({ length: 50 }, (_, i) => `+4930${1_000_000 + i}`)

/** Every sort of matcher in turn, none of which takes the call, each asked to the end. */
const matcher = (i: number): readonly object[] =>
  [
    [
      { match: 'event', is: ['incoming'] },
      { match: 'from', is: numbers },
    ],
    [{ match: 'to', prefix: ['+44', '+49', '+33'] }],
    [{ match: 'query', name: 'customer_id', is: numbers }],
    [{ match: 'header', name: 'X-Plan', is: [`plan ${i}`] }],
    [{ match: 'body', path: '$.data.tags[1]["b c"]', is: [i + 100, `${i}`] }],
    [
      { match: 'time', from: '09:00', until: '17:30', days: ['sun'], zone: zones[i % zones.length] },
      { match: 'query', name: 'no' },
    ],
    [
      { match: 'share', experiment: `experiment ${i}`, percent: 100 },
      { match: 'body', path: 'data.none' },
    ],
    [
      { match: 'from', prefix: ['+1'] },
      { match: 'every', nth: 1_000_000 },
    ],
    [{ match: 'tool', is: ['book'] }],
    [
      { match: 'share', experiment: 'greeting', percent: 1 },
      { match: 'header', name: 'x-none' },
    ],
  ][i % 10] ?? []

it('200 rules of all sorts are asked in well under a millisecond', () => {
  const rules = compiled(...Array.from({ length: 200 }, (_, i) => ({ when: matcher(i) })))
  const headers = Array.from({ length: 20 }, (_, i): [string, string] => [`X-Header-${i}`, `value ${i}`])
  const all: number[] = []
  const best: number[] = []
  for (let i = 0; i < 3_000; i++) {
    const took = Array.from({ length: 5 }, (_, again) => {
      // Each in a minute of its own, as calls come to a developer: no clock has been read before.
      const at = Date.parse('2026-03-02T17:05:00Z') + (i * 5 + again) * 60_000
      const call = facts({ callId: `${i}-${again}`, headers, at })
      const start = performance.now()
      expect(rules.run(call, true).next()).toBeNull()
      return performance.now() - start
    })
    all.push(...took)
    best.push(Math.min(...took))
  }
  const p99 = (times: readonly number[]): number =>
    times.slice(times.length / 6).sort((a, b) => a - b)[Math.floor(((times.length * 5) / 6) * 0.99)] ?? 0
  console.log(`200 rules, p99: ${p99(all).toFixed(3)} ms; of the best of five: ${p99(best).toFixed(3)} ms`)
  // A machine that does other work as well takes the processor away for longer than all of it takes.
  expect(p99(best)).toBeLessThan(0.2)
})
