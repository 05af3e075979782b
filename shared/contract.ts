import { z } from 'zod'
import { CaptureCounts, CaptureDetail, CaptureSummary, VerdictResult } from './capture.ts'
import { DoctorCheck } from './doctor.ts'
import { EndpointEntry } from './endpoints.ts'
import { ProblemInfo } from './problem.ts'
import { AnswerState, ConnectionState } from './state.ts'

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
const AnswerText = z.string().max(1_048_576)
const Nothing = z.object({})

/** Every request that a page can make. Both ends derive their types from it and check at run time. */
export const requests = {
  'captures.page': {
    params: z.object({ beforeSeq: z.int().optional(), limit: z.int().min(1).max(500) }),
    result: z.object({ captures: z.array(CaptureSummary), more: z.boolean() }),
  },
  'captures.get': { params: z.object({ id: z.string() }), result: CaptureDetail },
  'answers.saveDraft': {
    params: z.object({ answerId: z.string(), text: AnswerText.nullable() }),
    result: Nothing,
  },
  'answers.swapIn': {
    params: z.object({ answerId: z.string(), text: AnswerText, force: z.boolean() }),
    result: z.object({ revision: z.int() }),
  },
  'answers.use': { params: z.object({ connectionId: z.string(), answerId: z.string() }), result: Nothing },
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
    }),
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
  z.object({ name: z.literal('counts'), payload: CaptureCounts }),
  z.object({ name: z.literal('notice'), payload: ProblemInfo }),
])
export type EngineEvent = z.infer<typeof EngineEvent>
