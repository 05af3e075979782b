import type { FilterTerm } from '../../shared/filter/parse-filter.ts'
import { Problem } from '../../shared/problem.ts'
import { dataFiles } from '../data-folder/data-folder.ts'
import type { InspectorParts } from '../inspector.ts'
import type { UndoStack } from '../undo-stack.ts'
import type { FoundSeqs } from './find-captures.ts'
import type { SeqRange } from './index-work.ts'
import type { FromSearch, ToSearch } from './search-messages.ts'
import { type SearchThread, startSearchThread } from './search-thread.ts'

export interface Found extends FoundSeqs {
  /** All captures up to this `seq` were looked at. */
  readonly upTo: number
}

export interface Wanted {
  readonly terms: readonly FilterTerm[]
  /** Null: all connections. */
  readonly connectionId: string | null
  /** Only captures newer than that. */
  readonly afterSeq?: number
  readonly limit: number
}

/** Finds captures by their fields and their words, on a thread of its own. */
export interface Search {
  /** A capture is on disk, or more is known of it: its fate, a note, a mark. Cheap: the work is done later, elsewhere. */
  changed(seq: number): void
  /** Captures that are gone from the file, by their `seq`, both inclusive. Those that come back are `changed`. */
  removed(ranges: readonly SeqRange[]): void
  /** What waits to be indexed is waited for, briefly. Rejects with Problem `search-failed`. */
  find(wanted: Wanted): Promise<Found>
  /**
   * Removes those, and overwrites whatever was removed before: no word of it is left in the file. It takes about as long
   * as writing the index anew, and searches go on meanwhile. Rejects with Problem `search-failed`.
   */
  forget(ranges: readonly SeqRange[]): Promise<void>
}

interface Asked {
  resolve(message: FromSearch): void
  reject(problem: Problem): void
}

/** A capture changes again within this time: when its answer has left, when its handler was late. In milliseconds. */
const gatherMs = 60
/** A new start does not wait for us. */
const startAfterMs = 250
const startAgainMs = 1_000
const longestPauseMs = 60_000

export const openSearch = (parts: InspectorParts, opened: UndoStack): Search => {
  const { searchWorker, dataFolder, workbench, clock } = parts
  const files = { search: dataFiles(dataFolder).search, captures: dataFiles(dataFolder).captures }
  const asked = new Map<number, Asked>()
  let thread: SearchThread | null = null
  /** Ever longer while it ends by itself again and again: the disk may be full. */
  let pauseMs = startAgainMs / 2
  let resting: NodeJS.Timeout | null = null
  let whyEnded = ''
  let lastId = 0
  let closed = false
  let seqs = new Set<number>()
  let timer: NodeJS.Timeout | null = null

  const failed = (why: string): Problem => new Problem('search-failed', { reason: why })
  const start = (): SearchThread | null => {
    if (thread || closed || resting) return thread
    const startedAt = clock.monotonic()
    thread = startSearchThread(
      searchWorker,
      files,
      message => {
        if (message.t === 'ready') return
        const waiting = asked.get(message.id)
        asked.delete(message.id)
        if (message.t === 'failed') waiting?.reject(failed(message.why))
        else waiting?.resolve(message)
      },
      why => {
        thread = null
        whyEnded = why
        pauseMs =
          clock.monotonic() - startedAt > longestPauseMs
            ? startAgainMs
            : Math.min(pauseMs * 2, longestPauseMs)
        resting = setTimeout(() => {
          resting = null
          start()
        }, pauseMs).unref()
        for (const waiting of asked.values()) waiting.reject(failed(why))
        asked.clear()
      },
    )
    return thread
  }
  /** Tells what has changed, once it is on disk. Nothing is lost without a thread: it catches up when it starts. */
  const flush = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    if (seqs.size === 0) return
    const changed = [...seqs]
    seqs = new Set()
    parts.settle()
    start()?.send({ t: 'changed', seqs: changed })
  }
  const ask = <T extends FromSearch['t']>(
    make: (id: number) => ToSearch,
  ): Promise<Extract<FromSearch, { t: T }>> => {
    flush()
    const to = start()
    if (!to) return Promise.reject(failed(closed ? 'Hookswitch is stopping' : whyEnded))
    const id = ++lastId
    return new Promise((resolve, reject) => {
      asked.set(id, { resolve: message => resolve(message as Extract<FromSearch, { t: T }>), reject })
      to.send(make(id))
    })
  }
  const names = <T extends { id: string; name: string }>(named: readonly T[]): [string, string][] =>
    named.map(({ id, name }) => [id, name])

  const starting = setTimeout(start, startAfterMs).unref()
  opened.push(async () => {
    clearTimeout(starting)
    if (resting) clearTimeout(resting)
    flush()
    closed = true
    for (const waiting of asked.values()) waiting.reject(failed('Hookswitch is stopping'))
    asked.clear()
    await thread?.end()
  })

  return {
    changed: seq => {
      if (closed) return
      seqs.add(seq)
      timer ??= setTimeout(flush, gatherMs).unref()
    },
    removed: ranges => {
      flush()
      thread?.send({ t: 'removed', ranges })
    },
    find: async ({ terms, connectionId, afterSeq = 0, limit }) => {
      const asks = (key: FilterTerm['key']) => terms.some(term => term.key === key)
      const query = {
        terms,
        connectionId,
        afterSeq,
        limit,
        hidden: parts.captures.hidden(),
        rules: asks('rule') ? names(workbench.rules.list().flatMap(({ rules }) => rules)) : [],
        answers: asks('answer') ? names(workbench.answers.list()) : [],
      }
      const { seqs, more, upTo } = await ask<'found'>(id => ({ t: 'find', id, query }))
      return { seqs, more, upTo }
    },
    forget: async ranges => {
      await ask<'forgotten'>(id => ({ t: 'forget', id, ranges }))
    },
  }
}
