import type { CaptureSummary } from '../../shared/capture.ts'
import type { Result } from '../../shared/contract.ts'
import { asProblem } from '../../shared/problem.ts'
import type { InspectorParts } from '../inspector.ts'
import { platformAdapter } from '../platforms/registry.ts'
import type { UndoStack } from '../undo-stack.ts'
import { eventsAt, stageOf } from './call-stages.ts'
import { jsonOf } from './json-of.ts'
import { observeCall } from './observe-call.ts'
import { makeQuietQueue } from './quiet-queue.ts'
import { threadFindings } from './thread-findings.ts'
import { readThreads } from './thread-records.ts'

/** What the captures of one call say together. */
export interface Threads {
  /** Cheap: what a call's end says of its beginning is looked at later. */
  taken(capture: CaptureSummary): void
  /** @param subscribed the event types that its connection asks for */
  read(
    connectionId: string,
    callId: string,
    subscribed: readonly string[],
  ): Promise<Result<'captures.ofCall'>>
}

const separator = '\0'
/** By then a start is over. */
const lookBackAfterMs = 500

export const openThreads = (parts: InspectorParts, opened: UndoStack): Threads => {
  const records = readThreads(parts.database)
  const observe = (key: string): void => {
    const [connectionId = '', callId = ''] = key.split(separator)
    try {
      observeCall(parts, records, connectionId, callId)
    } catch (error) {
      parts.onProblem(asProblem(error))
    }
  }
  const queue = makeQuietQueue(observe)
  opened.push(queue.stop)
  const add = (connectionId: string, callId: string): void => queue.add(connectionId + separator + callId)
  // An end that came just before the engine was killed.
  const first = setTimeout(() => {
    for (const { connectionId, callId } of records.lastEnded(eventsAt('end'))) add(connectionId, callId)
  }, lookBackAfterMs).unref()
  opened.push(() => clearTimeout(first))

  return {
    taken: capture => {
      const { connectionId, callId, signature, replayOf, imported } = capture
      if (callId === null || signature.status !== 'verified' || replayOf !== undefined) return
      // Its verdict is what the file says.
      if (imported !== undefined) return
      const stage = stageOf(capture)
      if (stage === 'start' || stage === 'end') add(connectionId, callId)
    },
    read: async (connectionId, callId, subscribed) => {
      const { captures, omitted } = await records.read(connectionId, callId)
      const tools = await records.exchanges(captures)
      const end = captures.findLast(one => stageOf(one) === 'end' && one.signature.status === 'verified')
      const hasStart = captures.some(one => stageOf(one) === 'start')
      const ended = end && !hasStart ? parts.captures.get(end.id) : null
      const beganUnasked = ended
        ? platformAdapter(ended.summary.platform).beganUnasked(jsonOf(ended.request.body))
        : false
      const findings = threadFindings({ captures, subscribed, beganUnasked, now: parts.clock.now() })
      return { captures, tools, findings, omitted }
    },
  }
}
