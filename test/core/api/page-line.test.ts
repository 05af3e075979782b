import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { Problem } from '../../../shared/problem.ts'
import { event, lonelyPage, openPage, smallEngine, snapshotAt } from './small-engine.ts'

const upTo = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i))

describe('a page on a line to the engine', () => {
  it('is given a snapshot first, then every event once and in order', async () => {
    const { source, tell } = smallEngine()
    for (let i = 0; i < 3; i++) tell()
    const page = openPage(source)
    for (let i = 0; i < 5; i++) tell()
    await vi.waitFor(() => expect(page.told).toEqual(['snapshot 3', ...upTo(4, 8)]))
  })

  it('hears what went wrong at the start in its place among the events', async () => {
    const { source, tell, notice } = smallEngine()
    notice(new Problem('practice-off'))
    tell()
    const page = openPage(source)
    tell()
    await vi.waitFor(() => expect(page.told).toEqual(['snapshot 2', 'practice-off', '3']))
    tell()
    await vi.waitFor(() => expect(page.told).toEqual(['snapshot 2', 'practice-off', '3', '4']))
    expect(page.line.closed).toBe(false)
  })

  it('is told several events in one message', async () => {
    const { source, tell } = smallEngine()
    const page = openPage(source)
    for (let i = 0; i < 500; i++) tell()
    await vi.waitFor(() => expect(page.told).toHaveLength(501))
    expect(page.line.received).toMatchObject([{ t: 'snapshot' }, { t: 'events', first: 1 }])
  })

  it('loses and doubles nothing when it reloads in the middle of a stream', async () => {
    const { source, tell } = smallEngine()
    const ends: string[][] = []
    for (let reload = 0; reload < 20; reload++) {
      const page = openPage(source)
      for (let i = 0; i < 10; i++) {
        tell()
        if (i % 4 === reload % 4) await sleep(reload % 3 === 0 ? 20 : 1)
      }
      if (reload % 2) await sleep(20)
      page.client.close()
      ends.push(page.told)
    }
    for (const [reload, told] of ends.entries()) {
      const start = reload * 10
      expect(told[0]).toBe(`snapshot ${start}`)
      expect(told.at(-1)).toBe('closed')
      expect(told.slice(1, -1)).toEqual(upTo(start + 1, start + told.length - 2))
    }
    expect(ends.some(told => told.length === 12)).toBe(true)
  })

  it('shares the engine with other pages', async () => {
    const { source, tell } = smallEngine()
    const one = openPage(source)
    tell()
    const two = openPage(source)
    tell()
    await vi.waitFor(() => expect(two.told).toEqual(['snapshot 1', '2']))
    one.client.close()
    tell()
    await vi.waitFor(() => expect(two.told).toEqual(['snapshot 1', '2', '3']))
    expect(one.told).toEqual(['snapshot 0', '1', '2', 'closed'])
  })

  it('is let go when it does not keep up', async () => {
    const { source, tell } = smallEngine()
    const page = openPage(source)
    page.engineEnd.backlog = 16_777_216
    tell()
    await vi.waitFor(() => expect(page.told).toEqual(['snapshot 0', '1']))
    page.engineEnd.backlog += 1
    tell()
    await vi.waitFor(() => expect(page.told).toEqual(['snapshot 0', '1', 'closed']))
  })

  it('costs nothing after it has gone', async () => {
    const { source, tell } = smallEngine()
    const page = openPage(source)
    page.client.close()
    const sent = vi.fn()
    page.engineEnd.send = sent
    tell()
    await sleep(40)
    expect(sent).not.toHaveBeenCalled()
  })
})

describe('the page’s half of the protocol', () => {
  it('takes from a message only the events that it has not seen', async () => {
    const page = lonelyPage()
    await page.say(snapshotAt(5), { t: 'events', first: 4, events: [4, 5, 6].map(event) })
    await page.say(
      { t: 'events', first: 6, events: [event(6)] },
      { t: 'events', first: 7, events: [event(7)] },
    )
    expect(page.told).toEqual(['snapshot 5', '6', '7'])
  })

  it('takes a second snapshot as the new truth', async () => {
    const page = lonelyPage()
    await page.say(snapshotAt(5), snapshotAt(9), { t: 'events', first: 10, events: [event(10)] })
    expect(page.told).toEqual(['snapshot 5', 'snapshot 9', '10'])
  })

  it.each<[string, ...unknown[]]>([
    ['a gap in the events', snapshotAt(5), { t: 'events', first: 7, events: [event(7)] }],
    ['events before a snapshot', { t: 'events', first: 1, events: [event(1)] }],
    ['no events', snapshotAt(0), { t: 'events', first: 1, events: [] }],
    ['an event that it does not know', snapshotAt(0), { t: 'events', first: 1, events: [{ name: 'x' }] }],
    ['a half snapshot', { t: 'snapshot', seq: 0, snapshot: { version: '1' } }],
    ['a message of another kind', { t: 'hello' }],
    ['no message', null],
    ['a text', 'snapshot'],
  ])('closes the line at %s', async (_, ...messages) => {
    const page = lonelyPage()
    await page.say(...messages)
    expect(page.line.closed).toBe(true)
    expect(page.told.filter(word => /^\d/.test(word))).toEqual([])
    expect(page.told.at(-1)).toBe('closed')
  })

  it('does not mind a reply that nobody waits for', async () => {
    const page = lonelyPage()
    await page.say(snapshotAt(0), { t: 'reply', id: 99, ok: true, result: {} })
    expect(page.line.closed).toBe(false)
  })
})
