import { setTimeout as wait } from 'node:timers/promises'
import { toolCall } from '../../shared/capture.ts'
import type { Fixture } from '../../shared/fixture.ts'
import type { DeliveryReport } from './deliver.ts'
import type { PlayStep } from './play-steps.ts'

export interface PlayOptions {
  /** 1: with the gaps that there were; 10: in a tenth of the time. */
  readonly speed: number
  /** Once aborted, nothing is sent any more. */
  readonly signal: AbortSignal
  /** The longest pause, in milliseconds as they pass here; left out: as long as it was. */
  readonly longestPauseMs?: number
}

/** Delivers one fixture to whoever gets it. Never rejects. */
export type Deliver = (fixture: Fixture) => Promise<readonly DeliveryReport[]>

/** The platform documents a growing pause and 24 hours; a play tries as often as this, at its own speed. */
const retryPausesMs = [1_000, 2_000, 4_000, 8_000]
/** A receiver that hangs does not hold up the play, up to this many. */
const mostAtOnce = 200

const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  if (ms > 0 && !signal.aborted) await wait(ms, undefined, { signal }).catch(() => {})
}

const failed = (reports: readonly DeliveryReport[]): boolean =>
  reports.some(({ eventType, result }) => eventType !== toolCall && result === 'will-retry')

/** Bytes that come once more later in the play: the platform tried again, and that is in the files. */
const repeated = (steps: readonly PlayStep[]): ReadonlySet<PlayStep> => {
  const later = new Set<string>()
  const found = new Set<PlayStep>()
  for (const step of steps.toReversed()) {
    const key = `${step.call} ${step.fixture.request.bodyBase64}`
    if (later.has(key)) found.add(step)
    later.add(key)
  }
  return found
}

/**
 * Sends fixtures in their order with their gaps. Nobody waits for the answer of another call, but of one call the next
 * delivery comes after the answer of the last one: fast plays would turn them round otherwise. What the platform would
 * send again is sent again, unless the files have that themselves.
 * @returns reports in the order of the steps, each with its repetitions
 */
export const playFixtures = async (
  steps: readonly PlayStep[],
  { speed, signal, longestPauseMs = Number.POSITIVE_INFINITY }: PlayOptions,
  deliver: Deliver,
): Promise<DeliveryReport[]> => {
  const inFiles = repeated(steps)
  const calls = new Map<string, Promise<void>>()
  const reports: DeliveryReport[][] = []
  const underWay = new Set<Promise<void>>()

  const send = async (step: PlayStep, index: number): Promise<void> => {
    const told: DeliveryReport[] = []
    reports[index] = told
    const first = await deliver(step.fixture)
    told.push(...first)
    if (inFiles.has(step) || !failed(first)) return
    // The rest of its call does not wait for that: order is best effort.
    const again = (async () => {
      for (const pauseMs of retryPausesMs) {
        await pause(pauseMs / speed, signal)
        if (signal.aborted) return
        const next = await deliver(step.fixture)
        told.push(...next)
        if (!failed(next)) return
      }
    })()
    track(again)
  }
  const track = (work: Promise<void>): void => {
    const tracked = work.finally(() => underWay.delete(tracked))
    underWay.add(tracked)
  }

  let dueAt = performance.now()
  let lastMs = 0
  for (const [index, step] of steps.entries()) {
    dueAt += Math.min((step.atMs - lastMs) / speed, longestPauseMs)
    lastMs = step.atMs
    await pause(dueAt - performance.now(), signal)
    while (underWay.size >= mostAtOnce && !signal.aborted) await Promise.race(underWay)
    if (signal.aborted) break
    const before = step.call === null ? undefined : calls.get(step.call)
    const sent = before
      ? before.then(() => (signal.aborted ? undefined : send(step, index)))
      : send(step, index)
    if (step.call !== null) calls.set(step.call, sent)
    track(sent)
    // Those of one moment leave one after the other.
    await new Promise(resolve => setImmediate(resolve))
  }
  while (underWay.size > 0) await Promise.all(underWay)
  return reports.flat()
}
