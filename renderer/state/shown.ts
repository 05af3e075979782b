import type { AnswerState } from '../../shared/answer.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { matcherOf } from '../../shared/filter/match-filter.ts'
import { type ParsedFilter, parseFilter } from '../../shared/filter/parse-filter.ts'
import type { ConnectionState } from '../../shared/state.ts'
import type { CaptureList } from './capture-list.ts'
import { useEngine } from './engine-store.ts'
import { useView } from './view-store.ts'

/** Remembers the last result: page and keyboard ask for the same list many times between two changes. */
const once = <A extends readonly unknown[], R>(work: (...args: A) => R): ((...args: A) => R) => {
  let last: { args: A; result: R } | null = null
  return (...args) => {
    if (last?.args.every((arg, i) => Object.is(arg, args[i]))) return last.result
    last = { args, result: work(...args) }
    return last.result
  }
}

const connectionCaptures = once((list: CaptureList, connectionId: string): readonly CaptureSummary[] =>
  list.newestFirst.filter(c => c.connectionId === connectionId),
)
const parsed = once((text: string): ParsedFilter => parseFilter(text))
const filtered = once(
  (captures: readonly CaptureSummary[], filter: ParsedFilter): readonly CaptureSummary[] =>
    filter.terms.length === 0 ? captures : captures.filter(matcherOf(filter.terms)),
)

/** The connection that is looked at; the first one when the chosen one does not exist. */
export const shownConnection = (
  connections: readonly ConnectionState[],
  connectionId: string,
): ConnectionState | undefined => connections.find(c => c.id === connectionId) ?? connections[0]

export const useShownConnection = (): ConnectionState | undefined => {
  const connectionId = useView(v => v.connectionId)
  return useEngine(e => shownConnection(e.connections, connectionId))
}

/** The answer of the connection that is looked at. */
export const useShownAnswer = (): AnswerState | undefined => {
  const connection = useShownConnection()
  return useEngine(e => e.answers.find(a => a.id === connection?.answerId))
}

const idOf = (connection: ConnectionState | undefined): string => connection?.id ?? ''

/** All captures of the connection that is looked at, newest first, whatever the filter is. */
export const useConnectionCaptures = (): readonly CaptureSummary[] => {
  const id = idOf(useShownConnection())
  const captures = useEngine(e => e.captures)
  return connectionCaptures(captures, id)
}

/** The rows of the list right now, for code that is not drawing. */
export const visibleNow = (): readonly CaptureSummary[] => {
  const { captures, connections } = useEngine.getState()
  const { connectionId, filter } = useView.getState()
  return filtered(
    connectionCaptures(captures, idOf(shownConnection(connections, connectionId))),
    parsed(filter),
  )
}

/** The rows of the list: the captures of the shown connection that pass the filter. */
export const useVisibleCaptures = (): readonly CaptureSummary[] => {
  useEngine(e => e.captures)
  useView(v => v.filter)
  useShownConnection()
  return visibleNow()
}

export const useParsedFilter = (): ParsedFilter => parsed(useView(v => v.filter))

/** Which capture is looked at right now: the newest while following, else the chosen one. */
export const selectedIdNow = (): string | null => {
  const { follow, selectedId } = useView.getState()
  return follow ? (visibleNow()[0]?.id ?? null) : selectedId
}

/** Stops following without moving: what is looked at right now stays. */
export const stopFollowing = (): void => {
  if (useView.getState().follow) useView.setState({ selectedId: selectedIdNow(), follow: false })
}

export const useSelectedId = (): string | null => {
  useVisibleCaptures()
  useView(v => v.follow)
  useView(v => v.selectedId)
  return selectedIdNow()
}
