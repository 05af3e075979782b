import { describe, expect, it, vi } from 'vitest'
import { makeEventFeed } from '../../../core/api/event-feed.ts'
import type { EngineEvent } from '../../../shared/contract.ts'
import { Problem } from '../../../shared/problem.ts'
import { event } from './small-engine.ts'

const feedWith = () => {
  let now = 0
  const feed = makeEventFeed(() => now)
  const heard: [EngineEvent, number][] = []
  feed.listen((e, n) => heard.push([e, n]))
  return {
    feed,
    heard,
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('the feed of events', () => {
  it('numbers them from 1, without a gap', () => {
    const { feed, heard } = feedWith()
    expect(feed.number()).toBe(0)
    feed.tell(event(1))
    feed.notice(new Problem('practice-off'))
    feed.tell(event(3))
    expect(heard.map(([, n]) => n)).toEqual([1, 2, 3])
    expect(feed.number()).toBe(3)
  })

  it('keeps what went wrong at the start for the first host and the first page that listen', () => {
    const feed = makeEventFeed(() => 0)
    const heard: string[] = []
    const listen = (name: string, kind: 'host' | 'page') =>
      feed.listen(e => {
        if (e.name === 'notice') heard.push(`${name}: ${e.payload.code}`)
      }, kind)
    feed.notice(new Problem('practice-off'))
    listen('terminal', 'host')
    feed.notice(new Problem('no-tray'))
    listen('second terminal', 'host')
    listen('page', 'page')
    listen('second page', 'page')
    expect(heard).toEqual([
      'terminal: practice-off',
      'terminal: no-tray',
      'page: practice-off',
      'page: no-tray',
    ])
    feed.notice(new Problem('no-keychain'))
    expect(heard.slice(4)).toEqual(
      ['terminal', 'second terminal', 'page', 'second page'].map(name => `${name}: no-keychain`),
    )
  })

  it('keeps no flood for a page that may never come', () => {
    const feed = makeEventFeed(() => 0)
    for (let i = 0; i < 1_000; i++) feed.notice(new Problem('captures-not-saved', { reason: String(i) }))
    const heard: EngineEvent[] = []
    feed.listen(e => heard.push(e), 'page')
    expect(heard).toHaveLength(20)
  })

  it('tells nobody who has stopped listening', () => {
    const { feed } = feedWith()
    const listener = vi.fn()
    const stop = feed.listen(listener)
    feed.tell(event(1))
    stop()
    feed.tell(event(2))
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('gives the same notice at most every five seconds, and another one at once', () => {
    const { feed, heard, pass } = feedWith()
    const full = new Problem('captures-not-saved', { reason: 'full' })
    for (let i = 0; i < 1_000; i++) feed.notice(full)
    feed.notice(new Problem('captures-not-saved', { reason: 'read-only' }))
    expect(heard.map(([e]) => e.payload)).toEqual([
      { code: 'captures-not-saved', detail: { reason: 'full' } },
      { code: 'captures-not-saved', detail: { reason: 'read-only' } },
    ])
    pass(4_999)
    feed.notice(full)
    expect(heard).toHaveLength(2)
    pass(1)
    feed.notice(full)
    expect(heard).toHaveLength(3)
  })

  it('tells the counts of a burst once, as they are in the end', async () => {
    const { feed, heard } = feedWith()
    const counts = { captures: 0, deadline: 0, rejected: 0, unsigned: 0 }
    for (let i = 0; i < 100; i++) {
      counts.captures += 1
      feed.countsChanged(() => counts)
    }
    expect(heard).toHaveLength(0)
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    counts.captures = 7
    expect(heard[0]?.[0].payload).toMatchObject({ captures: 100 })
  })
})
