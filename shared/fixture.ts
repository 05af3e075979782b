import { z } from 'zod'
import { HeaderList, OutcomeSource, Verdict, VerdictResult } from './capture.ts'
import { PlatformId } from './platform.ts'

export const fixtureFormat = 'hookswitch-fixture'
export const fixtureVersion = 1

/** What a value was that is not in the file any more; `text` is what somebody covered by hand. */
export const RedactionKind = z.enum(['number', 'email', 'token', 'url', 'name', 'words', 'id', 'ip', 'text'])

export type RedactionKind = z.infer<typeof RedactionKind>

/**
 * A capture as a file: `*.fixture.json`. What this version does not know is kept as it is. Bytes rule over text:
 * `bodyText` is for readers.
 */
export const Fixture = z.looseObject({
  format: z.literal(fixtureFormat),
  version: z.literal(fixtureVersion),
  /** Of the capture. */
  id: z.string(),
  platform: PlatformId,
  eventType: z.string().nullable(),
  capturedAt: z.iso.datetime(),
  request: z.looseObject({
    method: z.string(),
    /** What follows the endpoint's own path: nothing, or /t/ and the name of a tool. */
    path: z.string(),
    /** Without its question mark; empty where there is none. */
    query: z.string(),
    headers: HeaderList,
    bodyBase64: z.base64(),
    /** Null where the bytes are no text. */
    bodyText: z.string().nullable(),
    /** Of the body, in lower-case hex. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  signature: z.looseObject({ scheme: PlatformId, signedWith: z.enum(['fixture', 'removed']) }),
  response: z.looseObject({
    /** Null when the sender was gone before anything could be sent. */
    status: z.int().nullable(),
    headers: HeaderList,
    /** Null where the bytes are no text. */
    body: z.string().nullable(),
    source: OutcomeSource,
    revision: z.int().nullable(),
  }),
  /** Milliseconds. */
  timing: z.looseObject({ localMs: z.number(), limitMs: z.number().nullable() }),
  verdict: z.looseObject(Verdict.shape),
  /** What was replaced. A pointer leads into this file and goes on inside a body or a query. */
  redactions: z.array(z.looseObject({ pointer: z.string(), kind: RedactionKind })),
  /** What whoever answers it has to do; what is left out is not asked of them. */
  expect: z.looseObject({
    status: z.int().optional(),
    maxMs: z.number().nullable().optional(),
    verdict: VerdictResult.optional(),
    /** `platform`: what the platform takes; or a JSON Schema of the answer. */
    schema: z.union([z.literal('platform'), z.record(z.string(), z.unknown())]).optional(),
    /** By JSON pointer into the answer: the value that stands there, or a matcher. */
    json: z.record(z.string(), z.unknown()).optional(),
  }),
})
export type Fixture = z.infer<typeof Fixture>

export const sequenceFormat = 'hookswitch-sequence'
/** The file that says in which order, and how far apart, the fixtures of a folder came. */
export const sequenceFile = 'sequence.json'

/** A call thread is a folder: its fixtures, and their order. */
export const FixtureSequence = z.looseObject({
  format: z.literal(sequenceFormat),
  version: z.literal(fixtureVersion),
  platform: PlatformId,
  callId: z.string().nullable(),
  steps: z.array(
    z.looseObject({
      file: z.string(),
      /** Milliseconds since the first one. */
      atMs: z.number().min(0),
    }),
  ),
})
export type FixtureSequence = z.infer<typeof FixtureSequence>
