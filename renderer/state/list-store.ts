import { create } from 'zustand'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import { asProblem } from '../../shared/problem.ts'
import { ask } from '../engine/ask.ts'
import { makeListModel } from '../list/list-model.ts'
import type { ListScope } from '../list/list-scope.ts'
import { readSeqs } from '../list/seq-text.ts'
import { useEngine } from './engine-store.ts'
import { showError } from './notes-store.ts'

interface ListState {
  /** Grows with each change of the list or of one of its rows. */
  readonly version: number
  /** Nothing newer than this `seq` is shown while it is paused; null while it is not. */
  readonly pausedAt: number | null
  /** Captures come faster than anybody can read. */
  readonly flooded: boolean
}

export const useList = create<ListState>(() => ({ version: 0, pausedAt: null, flooded: false }))

const changed = (): void => useList.setState(({ version }) => ({ version: version + 1 }))

const failed = (error: unknown): void => {
  // Without a line there is a banner already, and the next line asks again.
  if (asProblem(error).info.code !== 'engine-stopping') showError(error)
}

/** The one list of the page. It is drawn from here, and changed by nothing but what the engine tells. */
export const list = makeListModel(
  {
    find: async question => {
      const { seqs, ...found } = await ask('captures.find', question)
      return { ...found, seqs: readSeqs(seqs) }
    },
    rows: async seqs => (await ask('captures.rows', { seqs: [...seqs] })).captures,
    names: {
      answer: id => useEngine.getState().answers.find(a => a.id === id)?.name,
      rule: id =>
        useEngine
          .getState()
          .rules.flatMap(set => set.rules)
          .find(r => r.id === id)?.name,
    },
  },
  changed,
  failed,
)

let shown: ListScope | null = null

/** Shows the captures of a scope, beginning with what is known of them. */
export const showScope = (scope: ListScope, known: readonly CaptureSummary[]): void => {
  if (shown?.connectionId === scope.connectionId && shown.filter === scope.filter) return
  shown = scope
  list.show(scope, known)
}

/** A snapshot is here, of a first line or of a new one. */
export const restartList = (known: readonly CaptureSummary[]): void => {
  if (shown !== null) list.restart(known)
}

/** A batch of more than this many captures, at one frame, is more than anybody reads. */
const floodOf = 6
const calmAfterMs = 1_000
let calm = 0

const noteFlood = (captures: number): void => {
  if (captures < floodOf) return
  clearTimeout(calm)
  calm = window.setTimeout(() => useList.setState({ flooded: false }), calmAfterMs)
  if (!useList.getState().flooded) useList.setState({ flooded: true })
}

/** Retention removes a few of the oldest at a time: a list that is a little behind shows them as gone when they are looked at. */
const retentionMs = 10_000
let retention = 0

const refetchAfter = (why: Extract<EngineEvent, { name: 'captures-removed' }>['payload']['why']): void => {
  if (why === 'forgotten') list.rows.clear()
  if (why !== 'retention') list.refetch()
  else if (retention === 0)
    retention = window.setTimeout(() => {
      retention = 0
      list.refetch()
    }, retentionMs)
}

/** Lets what the engine tells flow into the list. */
export const takeListEvents = (events: readonly EngineEvent[]): void => {
  const captures = events.flatMap(event => (event.name === 'capture' ? [event.payload] : []))
  noteFlood(captures.length)
  if (captures.length > 0) list.take(captures)
  for (const event of events) if (event.name === 'captures-removed') refetchAfter(event.payload.why)
}

/** How many captures are held back while the list is paused. */
export const waitingNow = (): number => {
  const { pausedAt } = useList.getState()
  return pausedAt === null ? 0 : list.index.size() - list.index.countUpTo(pausedAt)
}

/** Freezes the list, or shows all that came since. */
export const pauseList = (paused: boolean): void =>
  useList.setState({ pausedAt: paused ? (list.index.last() ?? 0) : null })

/** What is known of one capture that was fetched by itself. */
export const knowCapture = (capture: CaptureSummary): void => {
  if (list.rows.byId(capture.id)) return
  list.rows.put(capture)
  changed()
}
