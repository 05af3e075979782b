import { z } from 'zod'
import { AnswerState } from './answer.ts'
import { ArmMode, BreakpointChoice, BreakpointState } from './breakpoint.ts'
import { CaptureCounts, CaptureSummary, VerdictResult } from './capture.ts'
import { DoctorCheck } from './doctor.ts'
import { DriftItem } from './drift.ts'
import { EndpointEntry } from './endpoints.ts'
import { ImportOffer } from './fixture-import.ts'
import { FixtureFolder, FixtureRun } from './fixture-run.ts'
import { EndpointHealth } from './health.ts'
import { Preferences } from './preferences.ts'
import { ProblemInfo } from './problem.ts'
import { ReplayState } from './replay.ts'
import { answerRequests } from './requests/answer-requests.ts'
import { captureRequests } from './requests/capture-requests.ts'
import { fixtureRequests } from './requests/fixture-requests.ts'
import { inspectorRequests } from './requests/inspector-requests.ts'
import { RuleList } from './rules/rule.ts'
import { DryRow, ExperimentState, RuleSetState } from './rules/rule-state.ts'
import { ConnectionState, DeadlineSetting } from './state.ts'

/** What a practice call can be. `flood` is fifty calls at once. */
export const Scenario = z.enum([
  'normal',
  'vip',
  'widget',
  'complete',
  'forged',
  'duplicate',
  'out-of-order',
  'unknown-event',
  'tool',
  'flood',
])
export type Scenario = z.infer<typeof Scenario>

/** What the simulator, as an independent reader of the documents, made of one answer. */
export const PracticeResult = z.object({
  eventType: z.string(),
  callId: z.string().nullable(),
  status: z.int().nullable(),
  tookMs: z.number(),
  /** `config`: the caller gets the returned agent; `own-agent`: the assigned one; `none`: nobody is on the line. */
  reached: z.enum(['config', 'own-agent', 'none']),
  /** What the simulator did with the answer, in the words of a verdict. */
  result: VerdictResult,
  /** One sentence: what the caller would get, and why. */
  text: z.string(),
})
export type PracticeResult = z.infer<typeof PracticeResult>

const Url = z.string().max(2_048)
/** Secrets go in and never come out: no result below holds one. */
const SecretIn = z.string().min(1).max(4_096)
const Nothing = z.object({})

/** Every request that a page can make. Both ends derive their types from it and check at run time. */
export const requests = {
  ...captureRequests,
  ...answerRequests,
  ...inspectorRequests,
  ...fixtureRequests,
  'practice.placeCall': {
    params: z.object({ scenario: Scenario }),
    result: z.object({ results: z.array(PracticeResult) }),
  },
  'connections.connect': {
    params: z.object({
      connectionId: z.string(),
      /** Left out: the saved one. */
      apiKey: SecretIn.optional(),
      apiUrl: Url.optional(),
      events: z.array(z.string()).min(1).optional(),
      /** `localtunnel`, `ssh`, `none`, or a URL that already leads here. */
      tunnel: Url.optional(),
      tunnelHost: Url.optional(),
      /** Only deliveries from or to these numbers are taken; empty: all. */
      onlyNumbers: z.array(z.string().max(64)).max(1_000).optional(),
      /** Agrees to answer beside other endpoints that take the same blocking event; remembered for the connection. */
      agree: z.boolean().optional(),
    }),
    result: Nothing,
  },
  /** Disables the endpoint and keeps everything else, so that callers do not wait for this laptop. */
  'connections.pause': { params: z.object({ connectionId: z.string() }), result: Nothing },
  'connections.resume': { params: z.object({ connectionId: z.string() }), result: Nothing },
  /** Probes the tunnel at once. */
  'connections.probe': { params: z.object({ connectionId: z.string() }), result: Nothing },
  'connections.disconnect': { params: z.object({ connectionId: z.string() }), result: Nothing },
  'connections.forward': {
    params: z.object({
      connectionId: z.string(),
      forwardTo: Url.nullable(),
      /** Left out: unchanged; null: removed. */
      handlerSecret: SecretIn.nullable().optional(),
      /** Takes any certificate of the handler; left out: unchanged. */
      insecure: z.boolean().optional(),
    }),
    result: Nothing,
  },
  /** Replaces all rules of a connection at once. @throws Problem `rules-invalid`, `rules-in-file` */
  'rules.save': { params: z.object({ connectionId: z.string(), rules: RuleList }), result: Nothing },
  /** What these rules would do with the last captures that a rule can be for; nothing is changed. */
  'rules.dryRun': {
    params: z.object({ connectionId: z.string(), rules: RuleList, limit: z.int().min(1).max(200) }),
    result: z.object({ rows: z.array(DryRow) }),
  },
  'rules.ledger': {
    params: z.object({ connectionId: z.string() }),
    result: z.object({ experiments: z.array(ExperimentState) }),
  },
  'breakpoint.arm': { params: z.object({ connectionId: z.string(), mode: ArmMode }), result: Nothing },
  /** @throws Problem `call-answered` when it was answered meanwhile */
  'breakpoint.choose': {
    params: z.object({ connectionId: z.string(), waitingId: z.string(), choice: BreakpointChoice }),
    result: Nothing,
  },
  'connections.deadline': {
    params: z.object({ connectionId: z.string(), deadline: DeadlineSetting }),
    result: Nothing,
  },
  /** A CSV or JSON file of this machine, keyed by number; it is watched. */
  'connections.callers': {
    params: z.object({ connectionId: z.string(), file: z.string().min(1).max(4_096).nullable() }),
    result: Nothing,
  },
  /** The endpoints of the account, and which of them are ours. */
  'endpoints.list': {
    params: z.object({ connectionId: z.string() }),
    result: z.object({ endpoints: z.array(EndpointEntry) }),
  },
  /** Removes what a crash of ours left behind, and nothing else. */
  'endpoints.clean': {
    params: z.object({ connectionId: z.string(), dryRun: z.boolean() }),
    result: z.object({ removed: z.array(EndpointEntry), left: z.array(ProblemInfo) }),
  },
  'doctor.run': {
    params: z.object({ connectionId: z.string() }),
    result: z.object({ checks: z.array(DoctorCheck) }),
  },
  'voices.list': {
    params: z.object({ connectionId: z.string() }),
    result: z.object({ voices: z.array(z.object({ id: z.string(), label: z.string() })) }),
  },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>

export type RequestName = keyof typeof requests
export type Params<N extends RequestName> = z.output<(typeof requests)[N]['params']>
export type Result<N extends RequestName> = z.output<(typeof requests)[N]['result']>
/** The engine's side: one handler for each request; a missing one does not compile. */
export type Handlers = { readonly [N in RequestName]: (params: Params<N>) => Result<N> | Promise<Result<N>> }

/** Every event that the engine tells a page. A capture with a known id is the same one with more known. */
export const EngineEvent = z.discriminatedUnion('name', [
  z.object({ name: z.literal('capture'), payload: CaptureSummary }),
  z.object({ name: z.literal('connection'), payload: ConnectionState }),
  z.object({ name: z.literal('answer'), payload: AnswerState }),
  z.object({ name: z.literal('answer-removed'), payload: z.object({ id: z.string() }) }),
  z.object({ name: z.literal('rules'), payload: RuleSetState }),
  z.object({ name: z.literal('breakpoint'), payload: BreakpointState }),
  z.object({ name: z.literal('counts'), payload: CaptureCounts }),
  /** Captures are gone, or back: whoever shows a list asks for it again. */
  z.object({
    name: z.literal('captures-removed'),
    payload: z.object({ why: z.enum(['retention', 'cleared', 'restored', 'forgotten']) }),
  }),
  z.object({ name: z.literal('drift'), payload: DriftItem }),
  z.object({ name: z.literal('drift-dismissed'), payload: z.object({ id: z.string() }) }),
  z.object({ name: z.literal('health'), payload: EndpointHealth }),
  z.object({ name: z.literal('replay'), payload: ReplayState }),
  z.object({ name: z.literal('fixture-folder'), payload: FixtureFolder }),
  z.object({ name: z.literal('fixture-run'), payload: FixtureRun }),
  z.object({ name: z.literal('import-offer'), payload: ImportOffer.nullable() }),
  z.object({ name: z.literal('preferences'), payload: Preferences }),
  z.object({ name: z.literal('notice'), payload: ProblemInfo }),
])
export type EngineEvent = z.infer<typeof EngineEvent>
