import { makeEventFeed } from '../../../core/api/event-feed.ts'
import { type PageSource, servePage } from '../../../core/api/serve-page.ts'
import type { EngineEvent, Handlers } from '../../../shared/contract.ts'
import { openPageClient, type PageClient } from '../../../shared/page-client.ts'
import { firstPreferences } from '../../../shared/preferences.ts'
import { Problem } from '../../../shared/problem.ts'
import type { Carrier } from '../../../shared/protocol.ts'
import type { Snapshot } from '../../../shared/state.ts'
import { carrierPair, type TestCarrier } from './carrier-pair.ts'

const emptySnapshot: Snapshot = {
  version: '0',
  dataFolder: '/data',
  connections: [],
  answers: [],
  rules: [],
  breakpoints: [],
  captures: [],
  moreCaptures: false,
  counts: { captures: 0, deadline: 0, rejected: 0, unsigned: 0 },
  preferences: firstPreferences,
  health: [],
  drift: [],
  importOffer: null,
}

/** Refuses everything but what is given. */
export const handlersWith = (some: Partial<Handlers>): Handlers =>
  new Proxy(some, {
    get: (given, name) =>
      Reflect.get(given, name) ??
      (() => {
        throw new Problem('connection-not-found', { id: String(name) })
      }),
  }) as Handlers

/** The `n`th event: its counts tell which one it is. */
export const event = (n: number): EngineEvent => ({
  name: 'counts',
  payload: { captures: n, deadline: 0, rejected: 0, unsigned: 0 },
})

/** A source whose snapshot tells up to which event it is: the real feed, and handlers of the test's. */
export const smallEngine = (handlers: Partial<Handlers> = {}) => {
  const feed = makeEventFeed(() => performance.now())
  const source: PageSource = {
    handlers: handlersWith(handlers),
    eventNumber: feed.number,
    listen: feed.listen,
    snapshot: () => ({ ...emptySnapshot, counts: { ...emptySnapshot.counts, captures: feed.number() } }),
  }
  return {
    source,
    /** Tells the next event, whose counts are its number. */
    tell: () => feed.tell(event(feed.number() + 1)),
    notice: feed.notice,
  }
}

export interface TestPage {
  readonly client: PageClient
  readonly line: TestCarrier
  /** `snapshot 3`, `4`, `5`, `closed`: what the page was told, in order. */
  readonly told: string[]
}

const follow = (carrier: Carrier, told: string[]): PageClient =>
  openPageClient(carrier, {
    snapshot: s => told.push(`snapshot ${s.counts.captures}`),
    events: events => {
      for (const e of events) {
        if (e.name === 'counts') told.push(String(e.payload.captures))
        else if (e.name === 'notice') told.push(e.payload.code)
      }
    },
    closed: () => told.push('closed'),
  })

/** A page on a line of its own to the source. */
export const openPage = (source: PageSource): TestPage & { readonly engineEnd: TestCarrier } => {
  const [line, engineEnd] = carrierPair()
  const told: string[] = []
  const client = follow(line, told)
  servePage(source, engineEnd)
  return { client, line, told, engineEnd }
}

/** A page whose engine is the test itself. */
export const lonelyPage = (): TestPage & { say(...messages: unknown[]): Promise<void> } => {
  const [line, engineEnd] = carrierPair()
  const told: string[] = []
  const client = follow(line, told)
  return {
    client,
    line,
    told,
    say: async (...messages) => {
      for (const message of messages) engineEnd.send(message)
      await new Promise(resolve => setImmediate(resolve))
    },
  }
}

export const snapshotAt = (seq: number) => ({
  t: 'snapshot',
  seq,
  snapshot: { ...emptySnapshot, counts: { ...emptySnapshot.counts, captures: seq } },
})
