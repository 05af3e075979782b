import type { AnswerState } from '../../shared/answer.ts'
import type { BreakpointState } from '../../shared/breakpoint.ts'
import type { CaptureCounts, CaptureSummary } from '../../shared/capture.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import type { DriftItem } from '../../shared/drift.ts'
import type { ImportOffer } from '../../shared/fixture-import.ts'
import type { FixtureFolder, FixtureRun } from '../../shared/fixture-run.ts'
import type { EndpointHealth } from '../../shared/health.ts'
import { firstPreferences, type Preferences } from '../../shared/preferences.ts'
import type { RuleSetState } from '../../shared/rules/rule-state.ts'
import type { ConnectionState, Snapshot } from '../../shared/state.ts'
import { addCaptures, type CaptureList, noCaptures } from './capture-list.ts'

/** What the engine told us, and nothing else. */
export interface EngineState {
  readonly version: string
  readonly dataFolder: string
  readonly connections: readonly ConnectionState[]
  readonly answers: readonly AnswerState[]
  readonly rules: readonly RuleSetState[]
  readonly breakpoints: readonly BreakpointState[]
  /** The newest ones of all connections, for pictures and figures; the list has its own. */
  readonly captures: CaptureList
  readonly counts: CaptureCounts
  readonly preferences: Preferences
  /** How the way to each connection fares, as far as there is a word of it. */
  readonly health: readonly EndpointHealth[]
  /** Changes of the platform that nobody has dismissed. */
  readonly drift: readonly DriftItem[]
  /** The folder of fixtures as it was told last; null before anybody asked. */
  readonly fixtureFolder: FixtureFolder | null
  readonly fixtureRuns: readonly FixtureRun[]
  readonly importOffer: ImportOffer | null
}

export const nothingKnown: EngineState = {
  version: '',
  dataFolder: '',
  connections: [],
  answers: [],
  rules: [],
  breakpoints: [],
  captures: noCaptures,
  counts: { captures: 0, deadline: 0, rejected: 0, unsigned: 0 },
  preferences: firstPreferences,
  health: [],
  drift: [],
  fixtureFolder: null,
  fixtureRuns: [],
  importOffer: null,
}

export const fromSnapshot = (snapshot: Snapshot): EngineState => ({
  version: snapshot.version,
  dataFolder: snapshot.dataFolder,
  connections: snapshot.connections,
  answers: snapshot.answers,
  rules: snapshot.rules,
  breakpoints: snapshot.breakpoints,
  captures: addCaptures(noCaptures, snapshot.captures),
  counts: snapshot.counts,
  preferences: snapshot.preferences,
  health: snapshot.health,
  drift: snapshot.drift,
  fixtureFolder: null,
  fixtureRuns: [],
  importOffer: snapshot.importOffer,
})

const put = <T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] =>
  list.some(known => known.id === item.id)
    ? list.map(known => (known.id === item.id ? item : known))
    : [...list, item]

/** What there is one of for each connection. */
const putOf = <T extends { readonly connectionId: string }>(list: readonly T[], item: T): readonly T[] => [
  ...list.filter(known => known.connectionId !== item.connectionId),
  item,
]

/** The state after a list of events. Notices are not state and pass by. */
export const applyEvents = (state: EngineState, events: readonly EngineEvent[]): EngineState => {
  const captures: CaptureSummary[] = []
  let { connections, answers, rules, breakpoints, counts, preferences, health, drift } = state
  let { fixtureFolder, fixtureRuns, importOffer } = state
  for (const event of events) {
    if (event.name === 'capture') captures.push(event.payload)
    else if (event.name === 'connection') connections = put(connections, event.payload)
    else if (event.name === 'answer') answers = put(answers, event.payload)
    else if (event.name === 'answer-removed') answers = answers.filter(a => a.id !== event.payload.id)
    else if (event.name === 'rules') rules = putOf(rules, event.payload)
    else if (event.name === 'breakpoint') breakpoints = putOf(breakpoints, event.payload)
    else if (event.name === 'counts') counts = event.payload
    else if (event.name === 'preferences') preferences = event.payload
    else if (event.name === 'health') health = putOf(health, event.payload)
    else if (event.name === 'drift') drift = put(drift, event.payload)
    else if (event.name === 'drift-dismissed') drift = drift.filter(d => d.id !== event.payload.id)
    else if (event.name === 'fixture-folder') fixtureFolder = event.payload
    else if (event.name === 'fixture-run') fixtureRuns = put(fixtureRuns, event.payload)
    else if (event.name === 'import-offer') importOffer = event.payload
  }
  return {
    ...state,
    connections,
    answers,
    rules,
    breakpoints,
    counts,
    preferences,
    health,
    drift,
    fixtureFolder,
    fixtureRuns,
    importOffer,
    captures: addCaptures(state.captures, captures),
  }
}
