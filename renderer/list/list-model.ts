import type { CaptureSummary } from '../../shared/capture.ts'
import type { FilterNames } from '../../shared/filter/match-filter.ts'
import { longestList } from '../../shared/requests/capture-requests.ts'
import { judgeOf, type ListScope } from './list-scope.ts'
import { makeRowCache, type RowCache } from './row-cache.ts'
import { makeRowLoader } from './row-loader.ts'
import { makeSeqIndex, type SeqIndex } from './seq-index.ts'

/** Where a list comes from. */
export interface ListSource {
  find(question: ListScope & { readonly afterSeq?: number; readonly limit: number }): Promise<{
    /** Ascending. */
    readonly seqs: Uint32Array
    readonly more: boolean
    readonly upTo: number
  }>
  rows(seqs: readonly number[]): Promise<readonly CaptureSummary[]>
  /** What rows name by ids. */
  readonly names?: FilterNames
}

export interface ListModel {
  readonly index: SeqIndex
  readonly rows: RowCache
  /** There are older ones than the list holds. */
  more(): boolean
  /** The list is not yet what was asked for last. */
  searching(): boolean
  /** Not all captures were looked at yet: their words are still being read. */
  partial(): boolean
  /** Shows a list from now on: at once what is known of it, then what the engine says. */
  show(scope: ListScope, known: readonly CaptureSummary[]): void
  /** Asks for the same list again, because captures are gone. */
  refetch(): void
  /** The line is a new one: what is known of rows may be out of date, but for these. */
  restart(known: readonly CaptureSummary[]): void
  /** Captures that came, or of which more became known. */
  take(captures: readonly CaptureSummary[]): void
  /** These rows should be there, the most urgent first. */
  look(seqs: readonly number[]): void
}

/** Enough for every row that can be seen, before and after it, and what came lately. */
const mostRows = 6_000
/** The newest of a filter that fits very many: they are found at once, and all that fit it up to a second later. */
const firstLook = 500
/** How long the engine is left alone between two questions for what is new. */
const findEveryMs = 400
/** A filter that is being typed is asked for when it rests. */
const typingMs = 120

/**
 * The captures of a list of any length: all their `seq`s, and the rows of a few.
 * @param changed something in it is different now
 * @param failed the engine could not say
 */
export const makeListModel = (
  source: ListSource,
  changed: () => void,
  failed: (error: unknown) => void,
): ListModel => {
  const index = makeSeqIndex(longestList)
  const rows = makeRowCache(mostRows)
  let scope: ListScope = { connectionId: null, filter: '' }
  let judge = judgeOf(scope, source.names)
  /** Grows with each question for the whole list: a reply to an older one is out of date. */
  let question = 0
  /** What came since the question under way was asked, and whether it fits; null when none is. */
  let meanwhile: Map<number, boolean> | null = null
  let more = false
  let upTo = 0
  let newest = 0
  /** The newest one when the question was asked. */
  let target = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const loader = makeRowLoader({
    rows,
    ask: source.rows,
    came: (_, gone) => {
      for (const seq of gone) index.remove(seq)
      changed()
    },
  })

  const add = (seqs: readonly number[]): number => {
    const added = index.add(seqs)
    more ||= added > 0 && index.size() === longestList
    return added
  }

  /** Asks for the whole list. @param limits asked for one after the other, until one holds all there are */
  const refetch = async (limits: readonly number[] = [longestList], afterMs = 0): Promise<void> => {
    const mine = ++question
    clearTimeout(timer)
    timer = undefined
    meanwhile = new Map()
    if (afterMs > 0) await new Promise(resolve => setTimeout(resolve, afterMs))
    if (mine !== question) return
    target = newest
    try {
      for (const limit of limits) {
        const found = await source.find({ ...scope, limit })
        if (mine !== question) return
        const isWhole = limit === longestList || !found.more
        const since = [...(meanwhile ?? [])]
        if (isWhole) meanwhile = null
        index.replace(found.seqs)
        more = found.more
        for (const [seq, fits] of since) if (!fits) index.remove(seq)
        add(since.flatMap(([seq, fits]) => (fits ? [seq] : [])))
        upTo = found.upTo
        if (isWhole) break
        changed()
      }
      // What waits to be indexed is found in its turn.
      if (newest > upTo) findNew()
    } catch (error) {
      if (mine !== question) return
      meanwhile = null
      failed(error)
    }
    changed()
  }

  /** Asks for what came since, when only the engine can say whether it fits. */
  const findNew = (): void => {
    timer ??= setTimeout(async () => {
      timer = undefined
      const mine = question
      try {
        const found = await source.find({ ...scope, afterSeq: upTo, limit: longestList })
        if (mine !== question) return
        const wasPartial = target > upTo
        upTo = Math.max(upTo, found.upTo)
        if (add([...found.seqs]) > 0 || wasPartial) changed()
        if (newest > upTo) findNew()
      } catch {
        // The next capture, or the next line, is a reason to ask again.
      }
    }, findEveryMs)
  }

  /** A filter can fit an old capture of which more became known; without one, old ones that are not there are gone. */
  const isNews = (seq: number): boolean => judge.filtered || seq > upTo

  const takeOne = (capture: CaptureSummary, fresh: number[]): void => {
    const { seq } = capture
    const listed = index.placeOf(seq) !== -1
    const holds = judge.holds(capture)
    if (listed && !holds) index.remove(seq)
    else if (!listed && holds && judge.whole && isNews(seq)) fresh.push(seq)
    if (!holds) meanwhile?.set(seq, false)
    else if (judge.whole && isNews(seq)) meanwhile?.set(seq, true)
    if ((holds && judge.whole) || listed || rows.get(seq)) rows.put(capture)
    newest = Math.max(newest, seq)
  }

  return {
    index,
    rows,
    more: () => more,
    searching: () => meanwhile !== null,
    partial: () => judge.filtered && meanwhile === null && target > upTo,
    show: (next, known) => {
      scope = next
      judge = judgeOf(scope, source.names)
      for (const capture of known) newest = Math.max(newest, capture.seq)
      // Words that only the engine can look for: until it has said, the list stays as it is.
      if (judge.whole) {
        const fits = known.filter(judge.holds)
        for (const capture of fits) rows.put(capture)
        index.replace(Uint32Array.from(fits, c => c.seq).sort())
        more = false
        upTo = 0
      }
      void (judge.filtered ? refetch([firstLook, longestList], typingMs) : refetch())
      changed()
    },
    refetch: () => {
      void refetch()
      changed()
    },
    restart: known => {
      rows.clear()
      for (const capture of known) rows.put(capture)
      void refetch()
      changed()
    },
    take: captures => {
      const fresh: number[] = []
      for (const capture of captures) takeOne(capture, fresh)
      add(fresh)
      if (!judge.whole && meanwhile === null && newest > upTo) findNew()
      changed()
    },
    look: seqs => {
      rows.touch(seqs)
      loader.want(seqs)
    },
  }
}
