import { describe, expect, it } from 'vitest'
import { ask, compiled, facts } from './facts.ts'

const office = {
  match: 'time',
  from: '09:00',
  until: '17:30',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  zone: 'Europe/Berlin',
}
const night = { match: 'time', from: '22:00', until: '06:00', days: ['fri'] }
const at = (when: object, instant: string) => ask([when], { at: Date.parse(instant) })

describe('a time window', () => {
  it.each([
    [office, '2026-03-02T07:59:59Z', false, 'it is 08:59 Mon in Europe/Berlin, outside 09:00–17:30 Mon–Fri'],
    [office, '2026-03-02T08:00:00Z', true, 'it is 09:00 Mon in Europe/Berlin, within 09:00–17:30 Mon–Fri'],
    [office, '2026-03-02T16:29:59Z', true, 'it is 17:29 Mon in Europe/Berlin, within 09:00–17:30 Mon–Fri'],
    [office, '2026-03-02T16:30:00Z', false, 'it is 17:30 Mon in Europe/Berlin, outside 09:00–17:30 Mon–Fri'],
    [office, '2026-03-01T12:00:00Z', false, 'it is 13:00 Sun in Europe/Berlin, outside 09:00–17:30 Mon–Fri'],
    [
      { match: 'time', from: '09:00', until: '17:30', zone: 'Europe/Berlin' },
      '2026-03-02T17:05:00Z',
      false,
      'it is 18:05 Mon in Europe/Berlin, outside 09:00–17:30',
    ],
    // Over midnight: the day is the one on which it begins.
    [night, '2026-03-06T21:59:00Z', false, 'it is 21:59 Fri in UTC, outside 22:00–06:00 Fri'],
    [night, '2026-03-06T22:00:00Z', true, 'it is 22:00 Fri in UTC, within 22:00–06:00 Fri'],
    [night, '2026-03-07T05:59:00Z', true, 'it is 05:59 Sat in UTC, within 22:00–06:00 Fri'],
    [night, '2026-03-07T06:00:00Z', false, 'it is 06:00 Sat in UTC, outside 22:00–06:00 Fri'],
    [night, '2026-03-06T05:00:00Z', false, 'it is 05:00 Fri in UTC, outside 22:00–06:00 Fri'],
    [
      { ...night, days: ['sat'] },
      '2026-03-08T00:00:00Z',
      true,
      'it is 00:00 Sun in UTC, within 22:00–06:00 Sat',
    ],
    // Equal ends are a whole day.
    [
      { ...night, until: '22:00' },
      '2026-03-07T21:59:00Z',
      true,
      'it is 21:59 Sat in UTC, within 22:00–22:00 Fri',
    ],
    [
      { ...night, until: '22:00' },
      '2026-03-07T22:00:00Z',
      false,
      'it is 22:00 Sat in UTC, outside 22:00–22:00 Fri',
    ],
    [
      { match: 'time', from: '00:00', until: '00:00', days: ['sat', 'sun', 'tue'] },
      '2026-03-01T00:00:00Z',
      true,
      'it is 00:00 Sun in UTC, within 00:00–00:00 Tue, Sat, Sun',
    ],
    [
      { match: 'time', from: '05:00', until: '06:00', zone: 'Asia/Kathmandu' },
      '2026-03-01T23:45:00Z',
      true,
      'it is 05:30 Mon in Asia/Kathmandu, within 05:00–06:00',
    ],
  ])('%j at %s: %s, because %s', (when, instant, took, why) => {
    expect(at(when, instant)).toEqual({ took, why, result: took ? 'took' : 'passed' })
  })

  it('is by the clock on the wall before and after a change to summer time and back', () => {
    const early = { match: 'time', from: '02:30', until: '03:30', zone: 'Europe/Berlin' }
    const within = (instants: readonly string[]) => instants.map(instant => at(early, instant).took)
    // 2026-03-29: at 01:00Z the clock goes from 02:00 to 03:00, so that half of the window never comes.
    expect(within(['2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z', '2026-03-29T01:30:00Z'])).toEqual([
      false,
      true,
      false,
    ])
    // 2026-10-25: at 01:00Z it goes from 03:00 back to 02:00, so that half of it comes twice.
    expect(
      within([
        '2026-10-25T00:30:00Z',
        '2026-10-25T01:00:00Z',
        '2026-10-25T01:30:00Z',
        '2026-10-25T02:30:00Z',
      ]),
    ).toEqual([true, false, true, false])
    expect(at(office, '2026-03-27T08:00:00Z').took).toBe(true)
    expect(at(office, '2026-03-30T07:00:00Z').took).toBe(true)
  })

  it('agrees with the clock although it is read once a minute, whichever way time goes', () => {
    const rules = compiled({ when: [{ match: 'time', from: '12:00', until: '12:01' }] })
    const took = (instant: string) => rules.run(facts({ at: Date.parse(instant) }), true).next() !== null
    expect(
      ['11:59:59.999', '12:00:00', '12:00:59.999', '12:01:00', '12:00:30', '11:59:00'].map(t =>
        took(`2026-03-02T${t}Z`),
      ),
    ).toEqual([false, true, true, false, true, false])
  })
})
