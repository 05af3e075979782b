import { z } from 'zod'
import { CaptureDetail, CaptureSummary, ToolExchange } from '../capture.ts'
import { Diagnosis } from '../diagnosis.ts'
import { ForgetPlan, ForgetReport } from '../forget.ts'
import { ThreadFinding } from '../thread.ts'

/** The most captures that a list shows: the newest that fit. */
export const longestList = 100_000
/** The most rows that are fetched at once. */
export const mostRows = 500

const Nothing = z.object({})
const FilterText = z.string().max(4_096)

/**
 * The most bytes of a body that one reply carries, a multiple of three: while a long one is fetched, deliveries are
 * answered in between.
 */
export const bodyPartBytes = 786_432

/** Requests about captures: reading, finding, keeping, and letting go of them. */
export const captureRequests = {
  'captures.page': {
    params: z.object({ beforeSeq: z.int().optional(), limit: z.int().min(1).max(500) }),
    result: z.object({ captures: z.array(CaptureSummary), more: z.boolean() }),
  },
  'captures.get': { params: z.object({ id: z.string() }), result: CaptureDetail },
  /** Up to `bodyPartBytes` of a body, from a byte on. @throws Problem `capture-not-found` */
  'captures.bytes': {
    params: z.object({ id: z.string(), of: z.enum(['request', 'response']), from: z.int().min(0) }),
    result: z.object({ base64: z.string() }),
  },
  /** The captures of one call, oldest first, what was said in its function tools, and what is odd about their order. */
  'captures.ofCall': {
    params: z.object({ connectionId: z.string(), callId: z.string() }),
    result: z.object({
      captures: z.array(CaptureSummary),
      tools: z.array(ToolExchange),
      findings: z.array(ThreadFinding),
      /** How many there are between the first and the last ones that are listed. */
      omitted: z.int(),
    }),
  },
  /**
   * Which captures fit a filter, without their rows. An unindexed rest is waited for, briefly.
   * @throws Problem `bad-request` for a filter that makes no sense
   */
  'captures.find': {
    params: z.object({
      /** Null: all connections. */
      connectionId: z.string().nullable(),
      filter: FilterText,
      /** Only captures newer than that. */
      afterSeq: z.int().optional(),
      limit: z.int().min(1).max(longestList),
    }),
    result: z.object({
      /**
       * Their `seq`s, newest first, as runs of neighbours, as base64: for each run how far its newest is below the one
       * before it (the first: below 2³²) and how many more follow, both in sevens of bits, the lowest first.
       */
      seqs: z.string(),
      /** There are older ones that fit, beyond `limit`. */
      more: z.boolean(),
      /** All captures up to this `seq` were looked at. */
      upTo: z.int(),
    }),
  },
  /** Rows by their `seq`, in no particular order; those that are gone are left out. */
  'captures.rows': {
    params: z.object({ seqs: z.array(z.int()).max(mostRows) }),
    result: z.object({ captures: z.array(CaptureSummary) }),
  },
  /** A pinned capture is kept by retention and by clearing. */
  'captures.pin': {
    params: z.object({ ids: z.array(z.string()).max(1_000), pinned: z.boolean() }),
    result: Nothing,
  },
  /** What is left out stays as it is. */
  'captures.annotate': {
    params: z.object({
      id: z.string(),
      note: z.string().max(10_000).nullable().optional(),
      tags: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
    }),
    result: Nothing,
  },
  /** Takes all captures but pinned ones out of the list; for ten minutes, or until the engine ends, they can be brought back. */
  'captures.clear': {
    params: z.object({ connectionId: z.string().nullable() }),
    result: z.object({ cleared: z.int(), undoId: z.string() }),
  },
  /** @throws Problem `undo-over` */
  'captures.undoClear': {
    params: z.object({ undoId: z.string() }),
    result: z.object({ restored: z.int() }),
  },
  /** How much is kept now, as retention counts it: bytes of the captures file without its free pages. */
  'captures.kept': { params: z.object({}), result: z.object({ captures: z.int(), bytes: z.int() }) },
  /** What knows a number; nothing is changed. @throws Problem `bad-request` when it is no number */
  'captures.forgetPlan': { params: z.object({ number: z.string().max(64) }), result: ForgetPlan },
  /** Removes every trace of a number and proves it by reading the files. */
  'captures.forget': { params: z.object({ number: z.string().max(64) }), result: ForgetReport },
  /** Why a signature did not hold: the near miss, where there is one. */
  'captures.diagnose': { params: z.object({ id: z.string() }), result: Diagnosis },
  /** A capture as text to share. With `real` its signature is that of the connection's secret, else of the published fixture secret. */
  'captures.copyAs': {
    params: z.object({
      id: z.string(),
      as: z.enum(['curl', 'http', 'markdown']),
      secret: z.enum(['fixture', 'real']),
    }),
    result: z.object({ text: z.string() }),
  },
} as const
