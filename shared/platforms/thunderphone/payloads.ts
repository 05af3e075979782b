import { z } from 'zod'

const text = z.string()
/** Some fields are only there sometimes; null says the same. */
const sometimes = <T extends z.ZodType>(schema: T) => schema.nullable().optional()

/** What a field's form is when nobody has documented it: anything. */
const anything = z.looseObject({})

const envelope = <T extends z.ZodType>(data: T) => z.object({ type: text, data, event_id: sometimes(text) })

const incoming = envelope(z.object({ call_id: z.int(), from_number: text, to_number: text }))

const complete = envelope(
  z.object({
    call_id: z.int(),
    grade_score: sometimes(z.number()),
    direction: text,
    from_number: text,
    to_number: text,
    start_time: text,
    end_time: text,
    duration_seconds: z.int(),
    status: text,
    end_reason: text,
    product: text,
    voice: text,
    transfer_number: text.nullable(),
    recording_url: text.nullable(),
    billable_minutes: z.int(),
    billing_total_cents: z.int(),
    transcripts: z.array(
      z.object({ role: text, content_type: text, content: text, start_ms: z.number(), end_ms: z.number() }),
    ),
  }),
)

/** Only the score is named; its grade may hold more. */
const graded = envelope(z.object({ call_id: z.int(), grade: z.looseObject({ score: z.number() }) }))

/** The fields are our guess: nothing about them can be new. */
const guessed = envelope(anything)

/**
 * The documented payloads by event type: names and types of fields, for noticing what is new. Lenient: what values are
 * allowed is not checked here, and `looseObject` is where the documents leave room.
 */
export const payloads: Readonly<Record<string, z.ZodType>> = {
  'telephony.incoming': incoming,
  'web.incoming': incoming,
  'call.incoming': incoming,
  'telephony.complete': complete,
  'web.complete': complete,
  'call.complete': complete,
  'call.graded': graded,
  'telephony.tool': guessed,
  'web.tool': guessed,
  'issue.reported': guessed,
  'test-call.completed': guessed,
}
