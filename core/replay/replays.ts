import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { asProblem, Problem } from '../../shared/problem.ts'
import type { ReplayRequest } from '../../shared/replay.ts'
import type { InspectorParts } from '../inspector.ts'
import type { UndoStack } from '../undo-stack.ts'
import { connectionSecret } from './connection-secret.ts'
import { type Destination, openDestination } from './destination.ts'
import { makeLoopLag } from './loop-lag.ts'
import { checkEdit } from './outgoing.ts'
import { type PaceClock, paced } from './pace.ts'
import { replayConnection } from './replay-connection.ts'
import { makeRunReport } from './run-report.ts'
import { sendAgain } from './send-again.ts'
import { makeSlots } from './slots.ts'

/** Sends captures again. */
export interface Replays {
  /**
   * Begins, and tells of its progress by events.
   * @returns its id
   * @throws Problem `replay-…`
   */
  start(request: ReplayRequest): Promise<string>
  cancel(replayId: string): void
}

/** All replays together. */
const mostUnderWay = 32
/** While callers wait, or the engine is late with anything: their answers go first. */
const mostBesideCalls = 4
const mostWhileLate = 1
const lateMs = 5

const clock: PaceClock = {
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal }).catch(() => {})
  },
  turn: () => new Promise(resolve => setImmediate(resolve)),
}

export const openReplays = (parts: InspectorParts, opened: UndoStack): Replays => {
  const running = new Map<string, { readonly stop: AbortController; readonly over: Promise<void> }>()
  const lag = makeLoopLag(clock.monotonic)
  const slots = makeSlots(() => {
    if (lag.now() > lateMs) return mostWhileLate
    return parts.replayClaims.liveNow() > 0 ? mostBesideCalls : mostUnderWay
  })

  /** What would fail for all of them is said at once. */
  const checkFirst = async (request: ReplayRequest, destination: Destination): Promise<void> => {
    const [id = ''] = request.captureIds
    parts.settle(id)
    const capture = parts.captures.get(id)
    if (!capture) return
    if (request.sign) await connectionSecret(replayConnection(parts, capture.summary))
    destination.address(capture, { method: 'POST', path: '', headers: [], body: Buffer.alloc(0) }, false)
  }

  const run = async (
    id: string,
    request: ReplayRequest,
    destination: Destination,
    signal: AbortSignal,
  ): Promise<void> => {
    const { captureIds, ratePerS, times } = request
    const unwatch = lag.watch()
    const report = makeRunReport(id, request, payload => parts.tell({ name: 'replay', payload }))
    try {
      await paced({ count: captureIds.length * times, ratePerS, slots, signal, clock }, async index => {
        const captureId = captureIds[index % captureIds.length] ?? ''
        report.add(await sendAgain(parts, destination, request, captureId, signal))
        // A slot is kept for as long as the engine was late: half of its time at most goes to replays.
        const late = lag.now()
        if (late > lateMs) await clock.sleep(late, signal)
      })
    } catch (error) {
      parts.onProblem(asProblem(error))
    } finally {
      report.end(signal.aborted ? 'cancelled' : 'done')
      unwatch()
      running.delete(id)
      await destination.forwarder.close()
    }
  }

  opened.push(async () => {
    const runs = [...running.values()]
    for (const { stop } of runs) stop.abort()
    await Promise.all(runs.map(({ over }) => over))
  })

  return {
    start: async request => {
      if (request.edit && request.captureIds.length > 1)
        throw new Problem('bad-request', { reason: 'only one capture can be edited at a time' })
      checkEdit(request)
      const destination = await openDestination(parts, request.target, request.agree)
      try {
        await checkFirst(request, destination)
      } catch (error) {
        await destination.forwarder.close()
        throw error
      }
      const id = randomBytes(8).toString('hex')
      const stop = new AbortController()
      // The id is known to whoever asked before the first word of the run is told.
      const over = new Promise(resolve => setImmediate(resolve)).then(() =>
        run(id, request, destination, stop.signal),
      )
      running.set(id, { stop, over })
      return id
    },
    cancel: replayId => running.get(replayId)?.stop.abort(),
  }
}
