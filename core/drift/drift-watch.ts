import { setTimeout as sleep } from 'node:timers/promises'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { DriftItem } from '../../shared/drift.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { asProblem } from '../../shared/problem.ts'
import { inSlices } from '../in-slices.ts'
import type { InspectorParts } from '../inspector.ts'
import { readJsonTree } from '../json/json-tree.ts'
import { platformAdapter } from '../platforms/registry.ts'
import type { UndoStack } from '../undo-stack.ts'
import { storeDrift } from './drift-store.ts'
import { type Drift, findDrift } from './find-drift.ts'
import { type Shape, shapeOf } from './payload-shape.ts'

/** Notices what the platform sends and does not document. */
export interface DriftWatch {
  /** Cheap: the payload is looked at later. */
  taken(capture: CaptureSummary): void
  /** What nobody has dismissed, newest first. */
  list(): DriftItem[]
  /** Seen and understood: not listed until it changes again. */
  dismiss(id: string): void
}

export interface DriftParts extends Pick<InspectorParts, 'connections' | 'database' | 'onProblem' | 'tell'> {
  /** More is known of a capture: whoever shows it is told. */
  marked(capture: CaptureSummary): void
}

/** Captures that wait to be looked at. In a flood the rest is not: the platform says the same thing often enough. */
const mostWaiting = 1_000
/** So long after a capture, when its answer has left and most that came with it has as well. */
const afterMs = 30
/** How often pages are told that the same thing was seen again. */
const tellEveryMs = 1_000

/** Only what the platform itself has sent, and what it sent anew. */
const isWorthALook = (capture: CaptureSummary): boolean =>
  capture.signature.status === 'verified' &&
  capture.tool === undefined &&
  capture.eventType !== null &&
  capture.duplicateOf === undefined &&
  capture.replayOf === undefined &&
  capture.outcome.passedOver === undefined &&
  capture.leftOut !== 'metadata'

/** What we have taken out of a body is no change of the platform's. */
const isOurs = (capture: CaptureSummary, { path }: Drift): boolean =>
  capture.leftOut === 'transcripts' && /transcript|recording/.test(path)

const unknownEvent: Drift = { kind: 'unknown-event', path: '', was: null, is: 'object' }

const makeShapes = () => {
  const known = new Map<string, Shape>()
  return (platform: PlatformId, eventType: string): Shape | null => {
    const { payloads } = platformAdapter(platform)
    const schema = Object.hasOwn(payloads, eventType) ? payloads[eventType] : undefined
    if (!schema) return null
    const key = `${platform} ${eventType}`
    const shape = known.get(key) ?? shapeOf(schema)
    known.set(key, shape)
    return shape
  }
}

export const openDriftWatch = (parts: DriftParts, opened: UndoStack): DriftWatch => {
  const { database, tell } = parts
  const store = storeDrift(database)
  const shapeFor = makeShapes()
  const bodyOf = database.prepare('SELECT body FROM captures WHERE seq = ?')
  const toldAt = new Map<string, number>()
  let waiting: CaptureSummary[] = []
  let working: Promise<void> | null = null
  let closed = false

  const driftsOf = async (capture: CaptureSummary): Promise<Drift[]> => {
    const shape = shapeFor(capture.platform, capture.eventType ?? '')
    if (!shape) return [unknownEvent]
    const row = bodyOf.get(capture.seq) as { body: Uint8Array } | undefined
    if (!row) return []
    const payload = await inSlices(readJsonTree(Buffer.from(row.body).toString('utf8')))
    return payload ? inSlices(findDrift(payload, shape)) : []
  }
  const tellItems = (items: readonly DriftItem[]): void => {
    const now = performance.now()
    for (const item of items) {
      if (now - (toldAt.get(item.id) ?? Number.NEGATIVE_INFINITY) < tellEveryMs) continue
      toldAt.set(item.id, now)
      tell({ name: 'drift', payload: item })
    }
  }
  const look = async (capture: CaptureSummary): Promise<void> => {
    const drifts = (await driftsOf(capture)).filter(drift => !isOurs(capture, drift))
    if (drifts.length === 0 || closed) return
    const { connectionId, eventType, id, platform, receivedAt, seq } = capture
    const connection = parts.connections().find(one => one.id === connectionId)
    const { fresh, items } = store.note({
      ...{ platform, practice: connection?.state().mode === 'practice', eventType: eventType ?? '' },
      ...{ captureId: id, seq, at: Date.parse(receivedAt), drifts },
    })
    tellItems(items)
    if (fresh > 0) parts.marked({ ...capture, drift: fresh })
  }
  const work = async (): Promise<void> => {
    await sleep(afterMs)
    for (let capture = waiting.shift(); capture && !closed; capture = waiting.shift())
      try {
        await look(capture)
      } catch (error) {
        if (!closed) parts.onProblem(asProblem(error))
      }
    working = null
  }
  opened.push(async () => {
    closed = true
    waiting = []
    await working
  })

  return {
    taken: capture => {
      if (closed || waiting.length >= mostWaiting || !isWorthALook(capture)) return
      waiting.push(capture)
      working ??= work()
    },
    list: store.list,
    dismiss: id => {
      store.dismiss(id)
      toldAt.delete(id)
      tell({ name: 'drift-dismissed', payload: { id } })
    },
  }
}
