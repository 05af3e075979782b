import type { ReplayRequest, ReplayResult, ReplayState } from '../../shared/replay.ts'
import type { Sent } from './send-again.ts'

/** As many results as are told; whoever wants all of many has to listen. */
const mostResults = 100
const mostChanges = 50
/** Of each of many. One alone is told whole. */
const mostBodyBytes = 1_024
/** Milliseconds from one telling to the next: ten a second, four where each tells many results. */
const tellEveryMs = (total: number): number => (total > 20 ? 250 : 100)

const told = ({ body, ...result }: Sent['result'], whole: boolean): ReplayResult => {
  const kept = whole ? body : body.subarray(0, mostBodyBytes)
  return { ...result, bodyBase64: kept.toString('base64'), bodyCut: kept.length < body.length }
}

/** What is told of a run while it goes on. It holds a hundred results, however many there are. */
export interface RunReport {
  add(sent: Sent): void
  /** Tells the last state, and nothing after it. */
  end(status: 'done' | 'cancelled'): void
}

export const makeRunReport = (
  id: string,
  { captureIds, target, times }: Pick<ReplayRequest, 'captureIds' | 'target' | 'times'>,
  tell: (state: ReplayState) => void,
): RunReport => {
  const total = captureIds.length * times
  const changed = new Set<string>()
  let results: ReplayResult[] = []
  let sent = 0
  let failed = 0
  let timer: NodeJS.Timeout | null = null
  const tellNow = (status: ReplayState['status']): void => {
    if (timer) clearTimeout(timer)
    timer = null
    tell({ id, status, target, changed: [...changed], total, sent, failed, results })
  }
  tellNow('running')
  return {
    add: one => {
      sent += 1
      if (one.result.problem !== null) failed += 1
      for (const change of one.changed) if (changed.size < mostChanges) changed.add(change)
      results = [...results.slice(1 - mostResults), told(one.result, total === 1)]
      timer ??= setTimeout(() => tellNow('running'), tellEveryMs(total))
    },
    end: tellNow,
  }
}
