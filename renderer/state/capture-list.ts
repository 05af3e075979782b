import type { CaptureSummary } from '../../shared/capture.ts'

/** Captures by id, and their ids from the newest to the oldest. Never changed, only replaced. */
export interface CaptureList {
  readonly byId: ReadonlyMap<string, CaptureSummary>
  readonly newestFirst: readonly CaptureSummary[]
}

/** The most that are kept: enough for every picture and figure of the page. */
export const mostCaptures = 2_000

export const noCaptures: CaptureList = { byId: new Map(), newestFirst: [] }

const byNewest = (a: CaptureSummary, b: CaptureSummary): number => b.seq - a.seq

/** Both lists are sorted already; new captures are nearly always newer than all that are known. */
const mergeSorted = (
  a: readonly CaptureSummary[],
  b: readonly CaptureSummary[],
): readonly CaptureSummary[] => {
  const lastA = a.at(-1)
  const firstB = b[0]
  if (!lastA) return b
  if (!firstB || lastA.seq > firstB.seq) return [...a, ...b]
  return [...a, ...b].sort(byNewest)
}

/**
 * Adds captures to a list, of which the newest are kept. One with a known id takes the place of what was known of it.
 * Costs one copy of the list, however many captures come at once.
 */
export const addCaptures = (list: CaptureList, captures: readonly CaptureSummary[]): CaptureList => {
  if (captures.length === 0) return list
  const byId = new Map(list.byId)
  const fresh = new Set<string>()
  let replaced = false
  for (const capture of captures) {
    if (list.byId.has(capture.id)) replaced = true
    else fresh.add(capture.id)
    byId.set(capture.id, capture)
  }
  const known = replaced ? list.newestFirst.map(c => byId.get(c.id) ?? c) : list.newestFirst
  const added = [...fresh].flatMap(id => byId.get(id) ?? []).sort(byNewest)
  const isOlder = (added[0]?.seq ?? Infinity) < (known.at(-1)?.seq ?? -Infinity)
  const newestFirst = isOlder ? mergeSorted(known, added) : mergeSorted(added, known)
  for (const { id } of newestFirst.slice(mostCaptures)) byId.delete(id)
  return { byId, newestFirst: newestFirst.slice(0, mostCaptures) }
}
