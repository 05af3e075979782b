import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fixture, FixtureSequence } from '../../shared/fixture.ts'
import { sentFixture } from './sent-fixture.ts'

const startedAt = Date.parse('2026-11-21T15:00:00.000Z')
const at = (ms: number): string => new Date(startedAt + ms).toISOString()

const event = (type: string, callId: number, more: object = {}): Buffer =>
  Buffer.from(JSON.stringify({ type, data: { call_id: callId, from_number: '+14155550199', ...more } }))

const fixture = (
  id: string,
  atMs: number,
  type: string,
  callId: number,
  expected: Fixture['expect'],
): Fixture =>
  sentFixture({ id, capturedAt: at(atMs), eventType: type, body: event(type, callId), expect: expected })

const blocking = { status: 200, maxMs: 2_000 }
const other = { status: 200, maxMs: 30_000 }
const incoming = 'telephony.incoming'
const complete = 'telephony.complete'

export interface BadAfternoon {
  readonly folder: string
  /** In the order in which they came: type and call. */
  readonly order: readonly string[]
  readonly count: number
}

/**
 * Writes what a bad afternoon leaves: a call whose end came before its beginning (as a folder with a sequence), a
 * duplicate, and a flood of thirty calls within a second; two seconds in all.
 */
export const badAfternoon = (folder: string): BadAfternoon => {
  const save = (file: string, content: Fixture | FixtureSequence): void =>
    writeFileSync(join(folder, file), JSON.stringify(content))
  mkdirSync(join(folder, 'call-1'), { recursive: true })
  const thread: [string, number, Fixture][] = [
    // By name they would come the other way round.
    ['z.fixture.json', 0, fixture('t0', 0, complete, 1, other)],
    ['a.fixture.json', 200, fixture('t1', 200, incoming, 1, blocking)],
    ['m.fixture.json', 1_800, fixture('t2', 1_800, 'call.graded', 1, other)],
  ]
  for (const [file, , content] of thread) save(join('call-1', file), content)
  save(join('call-1', 'sequence.json'), {
    format: 'hookswitch-sequence',
    version: 1,
    platform: 'thunderphone',
    callId: '1',
    steps: thread.map(([file, atMs]) => ({ file, atMs })),
  })
  const twice = (id: string, atMs: number): Fixture => fixture(id, atMs, complete, 2, other)
  save('b-duplicate.fixture.json', twice('d1', 700))
  save('c-first.fixture.json', twice('d0', 400))
  const flood = Array.from({ length: 30 }, (_, i) =>
    fixture(`f${i}`, 1_000 + i * 20, incoming, 100 + i, blocking),
  )
  for (const [i, one] of flood.entries()) save(`flood-${String(29 - i).padStart(2, '0')}.fixture.json`, one)
  const all = [...thread.map(([, , one]) => one), twice('d0', 400), twice('d1', 700), ...flood]
  const order = all
    .toSorted((a, b) => Date.parse(a.capturedAt) - Date.parse(b.capturedAt))
    .map(({ eventType, request }) => `${eventType} ${JSON.parse(request.bodyText ?? '').data.call_id}`)
  return { folder, order, count: all.length }
}
