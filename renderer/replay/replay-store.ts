import { create } from 'zustand'
import type { EngineEvent } from '../../shared/contract.ts'
import type { ReplayResult, ReplayState } from '../../shared/replay.ts'
import { maskReplay } from '../engine/masking.ts'
import type { ReplayForm, SendingForm } from './replay-form.ts'

export interface Run {
  readonly state: ReplayState
  /** The last result of each capture, as far as it was told. */
  readonly byCapture: ReadonlyMap<string, ReplayResult>
}

type Opened = { readonly kind: 'edit'; readonly captureId: string } | { readonly kind: 'failed' }

interface ReplaysState {
  readonly runs: Readonly<Record<string, Run>>
  /** The last run that was started from each capture. */
  readonly runOf: Readonly<Record<string, string>>
  readonly failedRun: string | null
  readonly opened: Opened | null
  /** What was written and not sent yet: closing the dialog loses nothing. */
  readonly forms: Readonly<Record<string, ReplayForm>>
  readonly failedForm: SendingForm | null
}

const mostRuns = 20

export const useReplays = create<ReplaysState>(() => ({
  runs: {},
  runOf: {},
  failedRun: null,
  opened: null,
  forms: {},
  failedForm: null,
}))

/** The newest ones: keys of an object stand in the order in which they came. */
const newest = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).slice(-mostRuns))

const withState = (run: Run | undefined, state: ReplayState): Run => {
  const byCapture = new Map(run?.byCapture)
  for (const result of state.results) byCapture.set(result.of, result)
  return { state, byCapture }
}

/** What the engine tells of replays. */
export const takeReplays = (events: readonly EngineEvent[]): void => {
  const states = events.flatMap(event => (event.name === 'replay' ? [event.payload] : []))
  if (states.length === 0) return
  useReplays.setState(({ runs }) => {
    const next = { ...runs }
    for (const state of states) next[state.id] = withState(next[state.id], state)
    return { runs: newest(next) }
  })
}

/** What was written before masking was switched on: it shows what is covered now. */
let aside: ReplaysState['forms'] = {}

const maskRun = ({ state, byCapture }: Run): Run => {
  const { results } = maskReplay({ ...state, results: [...byCapture.values()] })
  return { state: maskReplay(state), byCapture: new Map(results.map(result => [result.of, result])) }
}

/** Masking was switched: covers what came of replays, and keeps what was written out of sight until it is off again. */
export const switchReplays = (masked: boolean): void => {
  if (!masked) {
    useReplays.setState({ forms: aside })
    aside = {}
    return
  }
  useReplays.setState(({ forms, runs }) => {
    aside = forms
    const covered = Object.entries(runs).map(([id, run]) => [id, maskRun(run)] as const)
    return { forms: {}, runs: Object.fromEntries(covered) }
  })
}

/** Whatever the line to the engine told last is all that will be told of a run that it does not know any more. */
export const forgetRunning = (): void =>
  useReplays.setState(({ runs }) => ({
    runs: Object.fromEntries(Object.entries(runs).filter(([, { state }]) => state.status !== 'running')),
  }))

export const runStarted = (captureId: string, replayId: string): void =>
  useReplays.setState(({ runOf: { [captureId]: _before, ...others } }) => ({
    runOf: newest({ ...others, [captureId]: replayId }),
  }))

export const failedStarted = (failedRun: string): void => useReplays.setState({ failedRun })

export const dismissRun = (captureId: string): void =>
  useReplays.setState(({ runOf: { [captureId]: _gone, ...runOf } }) => ({ runOf }))

export const openReplay = (opened: Opened | null): void => useReplays.setState({ opened })

export const writeForm = (captureId: string, form: ReplayForm | null): void =>
  useReplays.setState(({ forms: { [captureId]: _before, ...others } }) => ({
    forms: newest(form === null ? others : { ...others, [captureId]: form }),
  }))

export const writeFailedForm = (failedForm: SendingForm): void => useReplays.setState({ failedForm })
