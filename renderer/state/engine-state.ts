import type { CaptureCounts, CaptureSummary } from '../../shared/capture.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import type { AnswerState, ConnectionState, Snapshot } from '../../shared/state.ts'
import { addCaptures, type CaptureList, noCaptures } from './capture-list.ts'

/** What the engine told us, and nothing else. */
export interface EngineState {
  readonly version: string
  readonly dataFolder: string
  readonly connections: readonly ConnectionState[]
  readonly answers: readonly AnswerState[]
  readonly captures: CaptureList
  readonly moreCaptures: boolean
  readonly counts: CaptureCounts
}

export const nothingKnown: EngineState = {
  version: '',
  dataFolder: '',
  connections: [],
  answers: [],
  captures: noCaptures,
  moreCaptures: false,
  counts: { captures: 0, deadline: 0, rejected: 0, unsigned: 0 },
}

export const fromSnapshot = (snapshot: Snapshot): EngineState => ({
  version: snapshot.version,
  dataFolder: snapshot.dataFolder,
  connections: snapshot.connections,
  answers: snapshot.answers,
  captures: addCaptures(noCaptures, snapshot.captures),
  moreCaptures: snapshot.moreCaptures,
  counts: snapshot.counts,
})

const put = <T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] =>
  list.some(known => known.id === item.id)
    ? list.map(known => (known.id === item.id ? item : known))
    : [...list, item]

/** The state after a list of events. Notices are not state and pass by. */
export const applyEvents = (state: EngineState, events: readonly EngineEvent[]): EngineState => {
  const captures: CaptureSummary[] = []
  let { connections, answers, counts } = state
  for (const event of events) {
    if (event.name === 'capture') captures.push(event.payload)
    else if (event.name === 'connection') connections = put(connections, event.payload)
    else if (event.name === 'answer') answers = put(answers, event.payload)
    else if (event.name === 'counts') counts = event.payload
  }
  return { ...state, connections, answers, counts, captures: addCaptures(state.captures, captures) }
}
