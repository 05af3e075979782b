import { z } from 'zod'
import { PlatformId } from './platform.ts'

/**
 * `config`: an agent config, checked by the platform's schema; `test`: a negative test, sent as it is whatever it is;
 * `tool`: the reply to a function tool, any JSON.
 */
export const AnswerKind = z.enum(['config', 'test', 'tool'])
export type AnswerKind = z.infer<typeof AnswerKind>

/** The longest wait of a negative test: as long as the platform waits for events that are not blocking, and as long again. */
export const longestDelayMs = 60_000

/** What is sent: 200 without a delay, unless it is a negative test. */
export const AnswerContent = z.object({
  /** The body. A config's string values may hold templates, `{{ … }}`. */
  text: z.string().max(1_048_576),
  status: z.int().min(200).max(599),
  delayMs: z.int().min(0).max(longestDelayMs),
})
export type AnswerContent = z.infer<typeof AnswerContent>

export const AnswerName = z.string().trim().min(1).max(120)

/** An answer, with its newest revision, which is the one that is given. */
export const AnswerState = z.object({
  id: z.string(),
  platform: PlatformId,
  kind: AnswerKind,
  name: z.string(),
  /** Offered at a breakpoint under a key of its own, in the order of the list. */
  pinned: z.boolean(),
  /** The file that it lives in, which is watched; null for one that is kept here. */
  file: z.string().nullable(),
  revision: z.int(),
  ...AnswerContent.shape,
  /** Why this revision was made, in its author's words; null without any. */
  note: z.string().nullable(),
  /** True when it was swapped in although the platform should not take it. */
  forced: z.boolean(),
  swappedInAt: z.iso.datetime(),
  /** What is being written; null when it is the same as the newest revision. */
  draft: AnswerContent.nullable(),
  /** The first capture that got the newest revision. */
  firstCaptureId: z.string().nullable(),
})
export type AnswerState = z.infer<typeof AnswerState>

/** One line of an answer's history. */
export const RevisionInfo = z.object({
  revision: z.int(),
  createdAt: z.iso.datetime(),
  note: z.string().nullable(),
  /** SHA-256 of the body's bytes, the first 12 hex digits. */
  hash: z.string(),
  /** Bytes of the body. */
  size: z.int(),
  status: z.int(),
  delayMs: z.int(),
  forced: z.boolean(),
  firstCaptureId: z.string().nullable(),
})
export type RevisionInfo = z.infer<typeof RevisionInfo>

/** A body that is sent as it is, with 200 and at once. */
export const plainContent = (text: string): AnswerContent => ({ text, status: 200, delayMs: 0 })
