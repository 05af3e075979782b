import type { AnswerState } from '../../shared/answer.ts'
import type { BreakpointState } from '../../shared/breakpoint.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import type { EndpointHealth } from '../../shared/health.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import type { ConnectionState, Snapshot } from '../../shared/state.ts'

/** As much of the engine's state as tray and quitting need. */
export interface EngineView {
  readonly connections: readonly ConnectionState[]
  readonly answers: readonly AnswerState[]
  readonly breakpoints: readonly BreakpointState[]
  /** How the platform sees endpoints, among others. */
  readonly health: readonly EndpointHealth[]
  /** The newest calls, newest first: captures that a caller waited for. */
  readonly recent: readonly CaptureSummary[]
}

const mostRecent = 3

export const nothingKnown: EngineView = {
  connections: [],
  answers: [],
  breakpoints: [],
  health: [],
  recent: [],
}

const isCall = ({ platform, eventType }: CaptureSummary): boolean =>
  eventType !== null && platformFacts(platform).events[eventType]?.blocking === true

export const viewOf = ({ connections, answers, breakpoints, captures, health }: Snapshot): EngineView => ({
  connections,
  answers,
  breakpoints,
  health,
  recent: captures.filter(isCall).slice(0, mostRecent),
})

const put = <T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] =>
  list.some(known => known.id === item.id)
    ? list.map(known => (known.id === item.id ? item : known))
    : [...list, item]

const applyEvent = (view: EngineView, event: EngineEvent): EngineView => {
  if (event.name === 'connection') return { ...view, connections: put(view.connections, event.payload) }
  if (event.name === 'answer') return { ...view, answers: put(view.answers, event.payload) }
  if (event.name === 'answer-removed')
    return { ...view, answers: view.answers.filter(a => a.id !== event.payload.id) }
  if (event.name === 'breakpoint') {
    const others = view.breakpoints.filter(b => b.connectionId !== event.payload.connectionId)
    return { ...view, breakpoints: [...others, event.payload] }
  }
  if (event.name === 'health') {
    const others = view.health.filter(h => h.connectionId !== event.payload.connectionId)
    return { ...view, health: [...others, event.payload] }
  }
  if (event.name !== 'capture' || !isCall(event.payload)) return view
  const recent = put(view.recent, event.payload).toSorted((a, b) => b.seq - a.seq)
  return { ...view, recent: recent.slice(0, mostRecent) }
}

export const applyEvents = (view: EngineView, events: readonly EngineEvent[]): EngineView =>
  events.reduce(applyEvent, view)

/** The connection that the tray speaks of: one that is live, an account before the practice line; else one that tries to be. */
export const mainConnection = (view: EngineView): ConnectionState | null => {
  const rank = (c: ConnectionState): number =>
    ['live', 'paused', 'opening', 'failed', 'closing', 'off'].indexOf(c.status) * 2 +
    (c.mode === 'practice' ? 1 : 0)
  return view.connections.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}
