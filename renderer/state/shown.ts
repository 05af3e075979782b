import type { AnswerState } from '../../shared/answer.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { type ParsedFilter, parseFilter } from '../../shared/filter/parse-filter.ts'
import type { ConnectionState } from '../../shared/state.ts'
import type { CaptureList } from './capture-list.ts'
import { useEngine } from './engine-store.ts'
import { list, useList } from './list-store.ts'
import { once } from './once.ts'
import { newestShown } from './shown-list.ts'
import { useView } from './view-store.ts'

const connectionCaptures = once((captures: CaptureList, connectionId: string): readonly CaptureSummary[] =>
  captures.newestFirst.filter(c => c.connectionId === connectionId),
)
const parsed = once((text: string): ParsedFilter => parseFilter(text))

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

/** The newest captures of the connection that is looked at, newest first, whatever the filter is; not its whole history. */
export const useConnectionCaptures = (): readonly CaptureSummary[] => {
  const id = useShownConnection()?.id ?? ''
  const captures = useEngine(e => e.captures)
  return connectionCaptures(captures, id)
}

export const useParsedFilter = (): ParsedFilter => parsed(useView(v => v.filter))

/** What is known of a capture without asking: among the newest, or in the list. */
export const captureNow = (id: string): CaptureSummary | undefined =>
  list.rows.byId(id) ?? useEngine.getState().captures.byId.get(id)

/** What is known of a capture without asking, kept up to date. */
export const useCapture = (id: string | null): CaptureSummary | undefined => {
  useList(l => (id === null ? undefined : l.version && list.rows.byId(id)))
  useEngine(e => (id === null ? undefined : e.captures.byId.get(id)))
  return id === null ? undefined : captureNow(id)
}

/** Which capture is looked at right now: the newest while following, else the chosen one. */
export const selectedIdNow = (): string | null => {
  const { follow, selectedId } = useView.getState()
  if (!follow) return selectedId
  const seq = newestShown()
  return (seq === undefined ? undefined : list.rows.get(seq)?.id) ?? null
}

/** The `seq` of the capture that is looked at, as far as it is known. */
export const selectedSeqNow = (): number | undefined => {
  const { follow, selectedId, comingSeq } = useView.getState()
  if (follow) return newestShown()
  if (comingSeq !== null) return comingSeq
  return selectedId === null ? undefined : captureNow(selectedId)?.seq
}

/** Stops following without moving: what is looked at right now stays. */
export const stopFollowing = (): void => {
  if (useView.getState().follow) useView.setState({ selectedId: selectedIdNow(), follow: false })
}

export const useSelectedId = (): string | null => {
  useView(v => v.follow)
  useView(v => v.selectedId)
  return useList(selectedIdNow)
}
