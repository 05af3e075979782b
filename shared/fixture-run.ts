import { z } from 'zod'
import { Fixture } from './fixture.ts'
import { PlatformId } from './platform.ts'
import { ProblemInfo } from './problem.ts'

/** Where fixtures are sent: a URL on this machine, or any other after a confirmation; a connection's handler. */
export const FixtureTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('handler'), connectionId: z.string() }),
  z.object({ kind: z.literal('url'), url: z.string().max(2_048), agree: z.boolean() }),
])
export type FixtureTarget = z.infer<typeof FixtureTarget>

/** One thing that a fixture expects and did not get. */
export const Failure = z.object({
  what: z.enum(['delivery', 'status', 'maxMs', 'verdict', 'schema', 'json']),
  /** One sentence with both: what was expected, and what came. */
  text: z.string(),
})
export type Failure = z.infer<typeof Failure>

export const FixtureResult = z.object({
  file: z.string(),
  ok: z.boolean(),
  /** Null when there was no answer. */
  status: z.int().nullable(),
  tookMs: z.number(),
  verdict: z.string().nullable(),
  failures: z.array(Failure),
})
export type FixtureResult = z.infer<typeof FixtureResult>

export const FixtureRun = z.object({
  id: z.string(),
  status: z.enum(['running', 'done', 'cancelled']),
  target: FixtureTarget,
  total: z.int(),
  passed: z.int(),
  failed: z.int(),
  /** Those that are done, in the order of their files: at most a thousand, failed ones first. */
  results: z.array(FixtureResult),
})
export type FixtureRun = z.infer<typeof FixtureRun>

/** A file of the folder. */
export const FixtureEntry = z.object({
  /** Relative to the folder, with slashes. */
  file: z.string(),
  platform: PlatformId.nullable(),
  eventType: z.string().nullable(),
  callId: z.string().nullable(),
  capturedAt: z.string().nullable(),
  bytes: z.int(),
  expect: Fixture.shape.expect.nullable(),
  /** Why it cannot be used. */
  problem: ProblemInfo.nullable(),
})
export type FixtureEntry = z.infer<typeof FixtureEntry>

export const FixtureFolder = z.object({
  folder: z.string().nullable(),
  /** In the order of their names. */
  entries: z.array(FixtureEntry),
  more: z.int(),
  problem: ProblemInfo.nullable(),
})
export type FixtureFolder = z.infer<typeof FixtureFolder>
