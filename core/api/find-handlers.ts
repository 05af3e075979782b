import type { CaptureSummary } from '../../shared/capture.ts'
import type { Handlers } from '../../shared/contract.ts'
import { parseFilter } from '../../shared/filter/parse-filter.ts'
import { Problem } from '../../shared/problem.ts'
import { packSeqs } from '../search/pack-seqs.ts'
import type { HandlerParts } from './handlers.ts'

/** Rows that are read at once: a millisecond or two. */
const rowsAtOnce = 50

/** Finding captures. */
export const findHandlers = ({
  inspector,
  captures,
  settle,
}: HandlerParts): Pick<Handlers, 'captures.find' | 'captures.rows'> => ({
  'captures.find': async ({ filter, connectionId, afterSeq, limit }) => {
    const { terms, problem } = parseFilter(filter)
    if (problem) throw new Problem('bad-request', { reason: problem })
    if (terms.length === 0) {
      // Without a filter it is the captures themselves that say: their index may be behind, or be made anew.
      const upTo = captures.lastSeq()
      const { seqs, more } = await captures.seqs(connectionId, afterSeq ?? 0, limit)
      return { seqs: packSeqs(seqs), more, upTo }
    }
    const wanted = { terms, connectionId, limit, ...(afterSeq ? { afterSeq } : {}) }
    const found = await inspector.search.find(wanted)
    return { seqs: packSeqs(found.seqs), more: found.more, upTo: found.upTo }
  },
  'captures.rows': async ({ seqs }) => {
    settle()
    const rows: CaptureSummary[] = []
    for (let at = 0; at < seqs.length; at += rowsAtOnce) {
      // A call that came meanwhile has its turn.
      if (at > 0) await new Promise(resolve => setImmediate(resolve))
      rows.push(...captures.rows(seqs.slice(at, at + rowsAtOnce)))
    }
    return { captures: rows }
  },
})
