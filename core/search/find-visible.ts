import type { Visible } from '../captures/visible.ts'
import type { Found, Search, Wanted } from './search.ts'

const mergeNewest = (
  lists: readonly Iterable<number>[],
  limit: number,
): { seqs: Uint32Array; cut: boolean } => {
  const all = Uint32Array.from(lists.flatMap(list => [...list]))
    .sort()
    .reverse()
  return { seqs: all.subarray(0, limit), cut: all.length > limit }
}

/**
 * What fits and is not cleared. The index still has what a clearing hides, so that it can be brought back at once: of
 * each connection only what is newer is looked through, and of what is older what was spared.
 */
export const findVisible = async (find: Search['find'], wanted: Wanted, visible: Visible): Promise<Found> => {
  const hidden = visible.hidden()
  if (!hidden) return find(wanted)
  const { connectionId, afterSeq = 0, limit } = wanted
  const ids = connectionId === null ? visible.connections() : [connectionId]
  const parts = await Promise.all(
    ids.flatMap(id => {
      const floor = hidden.floorOf(id)
      const newer = find({ ...wanted, connectionId: id, afterSeq: Math.max(afterSeq, floor) })
      const spared = hidden.sparedOf(id)
      if (spared.size === 0 || floor <= afterSeq) return [newer]
      const older = find({ ...wanted, connectionId: id, afterSeq, beforeSeq: floor + 1 })
      return [newer, older.then(found => ({ ...found, seqs: found.seqs.filter(seq => spared.has(seq)) }))]
    }),
  )
  const { seqs, cut } = mergeNewest(
    parts.map(part => part.seqs),
    limit,
  )
  return {
    seqs,
    more: cut || parts.some(part => part.more),
    upTo: parts.length === 0 ? afterSeq : Math.min(...parts.map(part => part.upTo)),
  }
}
