import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { readCaptures } from '../../../core/captures/capture-store.ts'
import { closeCaptures, openCaptures } from '../../../core/captures/database.ts'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import { type DriftWatch, openDriftWatch } from '../../../core/drift/drift-watch.ts'
import { makeUndoStack } from '../../../core/undo-stack.ts'
import type { CaptureSummary } from '../../../shared/capture.ts'
import type { EngineEvent } from '../../../shared/contract.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleCapture } from '../captures/sample-capture.ts'

export interface DriftDesk {
  readonly drift: DriftWatch
  readonly told: EngineEvent[]
  readonly marked: CaptureSummary[]
  readonly problems: unknown[]
  /** A delivery with this payload is captured, and looked at. @returns how it is listed then */
  take(payload: unknown, change?: Partial<CaptureSummary>): Promise<CaptureSummary>
  /** Captures and does not wait. */
  leave(payload: unknown, change?: Partial<CaptureSummary>): void
}

/** The watch over real captures of the connection `thunderphone`. */
export const driftDesk = (): DriftDesk => {
  const database = openCaptures(join(tempFolder(), 'captures.sqlite'))
  const opened = makeUndoStack()
  opened.push(() => closeCaptures(database))
  onTestFinished(() => opened.run())
  const told: EngineEvent[] = []
  const marked: CaptureSummary[] = []
  const problems: unknown[] = []
  const drift = openDriftWatch(
    {
      database,
      connections: () => [],
      tell: event => told.push(event),
      marked: capture => marked.push(capture),
      onProblem: problem => problems.push(problem),
    },
    opened,
  )
  const inserter = insertCaptures(database)
  const reader = readCaptures(database)
  let seq = 0
  const leave: DriftDesk['leave'] = (payload, change = {}) => {
    const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
    const eventType = typeof payload === 'object' ? String((payload as { type?: unknown })?.type) : 'x'
    seq += 1
    const all = { connectionId: 'thunderphone', eventType, size: body.length, ...change }
    const capture = sampleCapture(seq, all)
    const [summary] = inserter.insert([{ ...capture, request: { ...capture.request, body } }])
    if (summary) drift.taken(summary)
  }
  return {
    drift,
    told,
    marked,
    problems,
    leave,
    take: async (payload, change) => {
      leave(payload, change)
      const mine = seq
      // What is looked at last is marked last: an unknown event shows that those before it are done.
      leave({ type: 'the end' }, { eventType: 'the end' })
      await expect
        .poll(() => marked.some(one => one.seq === mine + 1), { interval: 5, timeout: 15_000 })
        .toBe(true)
      const [found] = reader.page(10).filter(one => one.seq === mine)
      if (!found) throw new Error('it is not there')
      return found
    },
  }
}

/** What is listed, in short, but for the event that ends a look. */
export const listed = ({ drift }: DriftDesk): string[] =>
  drift
    .list()
    .filter(({ eventType }) => eventType !== 'the end')
    .map(
      ({ kind, eventType, path, was, is, count }) => `${kind} ${eventType} ${path} ${was} → ${is} ×${count}`,
    )
    .sort()
