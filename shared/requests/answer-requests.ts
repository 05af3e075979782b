import { z } from 'zod'
import { AnswerContent, AnswerKind, AnswerName, RevisionInfo } from '../answer.ts'
import { PlatformId } from '../platform.ts'

const Nothing = z.object({})

/** Requests about answers and their revisions. */
export const answerRequests = {
  'answers.create': {
    params: z.object({
      platform: PlatformId,
      kind: AnswerKind,
      name: AnswerName,
      content: AnswerContent,
    }),
    result: z.object({ answerId: z.string() }),
  },
  'answers.duplicate': {
    params: z.object({ answerId: z.string() }),
    result: z.object({ answerId: z.string() }),
  },
  'answers.rename': { params: z.object({ answerId: z.string(), name: AnswerName }), result: Nothing },
  'answers.pin': { params: z.object({ answerId: z.string(), pinned: z.boolean() }), result: Nothing },
  /** It can be brought back with all its revisions. */
  'answers.delete': { params: z.object({ answerId: z.string() }), result: Nothing },
  'answers.undelete': { params: z.object({ answerId: z.string() }), result: Nothing },
  'answers.saveDraft': {
    params: z.object({ answerId: z.string(), content: AnswerContent.nullable() }),
    result: Nothing,
  },
  'answers.swapIn': {
    params: z.object({
      answerId: z.string(),
      content: AnswerContent,
      force: z.boolean(),
      note: z.string().trim().max(500).optional(),
    }),
    result: z.object({ revision: z.int() }),
  },
  /** Newest first. */
  'answers.revisions': {
    params: z.object({ answerId: z.string() }),
    result: z.object({ revisions: z.array(RevisionInfo) }),
  },
  'answers.revision': {
    params: z.object({ answerId: z.string(), revision: z.int() }),
    result: z.object({ content: AnswerContent }),
  },
  /** The body that a capture would get, templates filled in. */
  'answers.preview': {
    params: z.object({
      connectionId: z.string(),
      /** Null: a made-up call. */
      captureId: z.string().nullable(),
      kind: AnswerKind,
      text: AnswerContent.shape.text,
    }),
    result: z.object({ text: z.string().nullable(), problem: z.string().nullable() }),
  },
  'answers.use': { params: z.object({ connectionId: z.string(), answerId: z.string() }), result: Nothing },
} as const
