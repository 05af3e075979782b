import type { CaptureSummary } from '../../shared/capture.ts'
import type { EndpointHealth } from '../../shared/health.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { Problem } from '../../shared/problem.ts'
import type { InspectorParts } from '../inspector.ts'
import type { UndoStack } from '../undo-stack.ts'
import { countOddities } from './count-oddities.ts'
import { type AtPlatform, type PlatformStatus, pollEndpoint, usualEveryMs } from './endpoint-poll.ts'

/** Counts what is odd about how deliveries come in, and asks the platform how it sees our endpoint. */
export interface HealthBook {
  taken(capture: CaptureSummary): void
  /** A connection has another state. */
  connectionChanged(connectionId: string): void
  list(): EndpointHealth[]
}

export type HealthParts = Pick<InspectorParts, 'clock' | 'connection' | 'onProblem' | 'tell'> & {
  /** Milliseconds between two questions to the platform. */
  readonly everyMs?: number
}

const tellEveryMs = 1_000

/** What somebody has to know, once; null for a status that needs no word. */
const problemOf = (status: PlatformStatus | null, platform: string, endpointId: string): Problem | null => {
  if (status === 'gone') return new Problem('endpoint-gone', { platform, endpointId })
  if (status === 'disabled' || status === 'failing')
    return new Problem('endpoint-not-active', { platform, endpointId, status })
  return null
}

export const openHealthBook = (parts: HealthParts, opened: UndoStack): HealthBook => {
  const { clock, connection, onProblem, tell } = parts
  const books = new Map<string, Book>()
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | null = null

  const flush = (): void => {
    timer = null
    if (changed.size === 0) return
    for (const id of changed) tell({ name: 'health', payload: healthOf(id) })
    changed.clear()
    timer = setTimeout(flush, tellEveryMs).unref()
  }
  const tellSoon = (id: string): void => {
    changed.add(id)
    // What comes with it in the same moment is told with it.
    timer ??= setTimeout(flush, 20).unref()
  }

  const makeBook = (id: string) => {
    const oddities = countOddities(clock.monotonic)
    let atPlatform: AtPlatform | null = null
    let noticed: string | null = null
    const found = (status: PlatformStatus | null): void => {
      atPlatform = status && { status, askedAt: new Date(clock.now()).toISOString() }
      const { platform, endpointId } = connection(id).state()
      const problem = problemOf(status, platformFacts(platform).name, endpointId ?? '')
      const now = problem && `${endpointId} ${status}`
      if (problem && noticed !== now) onProblem(problem)
      noticed = now
      tellSoon(id)
    }
    const poll = pollEndpoint(
      {
        state: () => connection(id).state(),
        endpoints: () => connection(id).registration.endpoints(),
        found,
      },
      parts.everyMs ?? usualEveryMs,
    )
    return { oddities, poll, atPlatform: () => atPlatform }
  }
  type Book = ReturnType<typeof makeBook>

  const bookOf = (id: string): Book => {
    const known = books.get(id) ?? makeBook(id)
    books.set(id, known)
    return known
  }
  const healthOf = (connectionId: string): EndpointHealth => {
    const { oddities, atPlatform } = bookOf(connectionId)
    return { connectionId, ...oddities.counts(), atPlatform: atPlatform() }
  }
  opened.push(() => {
    if (timer) clearTimeout(timer)
    for (const { poll } of books.values()) poll.close()
  })

  return {
    taken: capture => {
      if (bookOf(capture.connectionId).oddities.count(capture)) tellSoon(capture.connectionId)
    },
    connectionChanged: id => bookOf(id).poll.look(),
    list: () => [...books.keys()].map(healthOf),
  }
}
