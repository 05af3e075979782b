import type { CaptureSummary } from '../../shared/capture.ts'
import type { EndpointHealth } from '../../shared/health.ts'
import { isBlocking } from '../platforms/adapter.ts'
import { platformAdapter } from '../platforms/registry.ts'

export type Oddities = Pick<EndpointHealth, 'duplicates' | 'retries' | 'outOfOrder' | 'unsigned' | 'floods'>

/**
 * Deliveries of one connection in a second that make a flood: a call brings about three events over minutes, so this many
 * would be ten calls that begin every second, on one laptop.
 */
export const floodPerSecond = 30
/** A flood is over when so many milliseconds went by without so many deliveries. */
const calmAfterMs = 2_000
/** Captures and calls that are remembered: what is older is not told apart any more. */
const mostRemembered = 5_000

/** A map that forgets what was put first. */
const remembered = <T>() => {
  const known = new Map<string, T>()
  return {
    get: (key: string): T | undefined => known.get(key),
    put: (key: string, value: T): void => {
      known.delete(key)
      known.set(key, value)
      const oldest = known.size > mostRemembered ? known.keys().next().value : undefined
      if (oldest !== undefined) known.delete(oldest)
    },
  }
}

const wasTaken = ({ outcome }: CaptureSummary): boolean =>
  outcome.status !== null && outcome.status >= 200 && outcome.status <= 299

/** Where an event stands in a call; null for those that can come at any time. */
const stageOf = ({ platform, eventType }: CaptureSummary): number | null => {
  const { facts } = platformAdapter(platform)
  if (isBlocking(facts, eventType)) return 0
  const icon = Object.hasOwn(facts.events, eventType ?? '') ? facts.events[eventType ?? '']?.icon : undefined
  const stages: Partial<Record<NonNullable<typeof icon>, number>> = { tool: 1, complete: 2, grade: 3 }
  return eventType === 'test-call.completed' || icon === undefined ? null : (stages[icon] ?? null)
}

/** Counts what is odd about the deliveries of one connection. @param monotonic milliseconds on a clock that never jumps */
export const countOddities = (monotonic: () => number) => {
  const counts = { duplicates: 0, retries: 0, outOfOrder: 0, unsigned: 0, floods: 0 }
  /** By the first capture of an event, whether its last delivery got a 2xx. */
  const events = remembered<boolean>()
  /** By call, how far it was. */
  const calls = remembered<number>()
  let recent: number[] = []
  let floodedAt = Number.NEGATIVE_INFINITY

  const countFlood = (): boolean => {
    const now = monotonic()
    recent.push(now)
    if (recent.length < floodPerSecond) return false
    recent = recent.slice(-floodPerSecond)
    if (now - (recent[0] ?? now) >= 1_000) return false
    const isNew = now - floodedAt > calmAfterMs
    floodedAt = now
    if (isNew) counts.floods += 1
    return isNew
  }
  const countAgain = (capture: CaptureSummary, first: string): void => {
    // Without a word on how the one before was answered it counts as what is harmless.
    if (events.get(first) === false) counts.retries += 1
    else counts.duplicates += 1
    events.put(first, wasTaken(capture))
  }
  const countOrder = (capture: CaptureSummary): boolean => {
    const stage = capture.callId === null ? null : stageOf(capture)
    if (stage === null || capture.callId === null) return false
    const before = calls.get(capture.callId) ?? stage
    calls.put(capture.callId, Math.max(before, stage))
    if (stage < before) counts.outOfOrder += 1
    return stage < before
  }

  return {
    counts: (): Oddities => ({ ...counts }),
    /** @returns whether it changed anything */
    count: (capture: CaptureSummary): boolean => {
      if (capture.replayOf !== undefined) return false
      const flooded = countFlood()
      const { status } = capture.signature
      if (status === 'failed' || status === 'missing') {
        counts.unsigned += 1
        return true
      }
      if (status !== 'verified' || capture.tool !== undefined) return flooded
      if (capture.duplicateOf !== undefined) {
        countAgain(capture, capture.duplicateOf)
        return true
      }
      events.put(capture.id, wasTaken(capture))
      return countOrder(capture) || flooded
    },
  }
}
