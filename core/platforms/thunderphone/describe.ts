import { createHash } from 'node:crypto'
import { type HeaderList, toolCall } from '../../../shared/capture.ts'
import type { Description, Grade } from '../adapter.ts'
import { record } from './record.ts'

/** Long enough for any number or id, short enough for a row of the list. */
const longest = 200

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).replaceAll('\0', '\uFFFD').slice(0, longest)
    : null

/** A score that can be one on either scale; anything else is left out. */
const score = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && number >= 0 && number <= 100 ? number : null
}

const gradeOf = (eventType: string | null, data: Record<string, unknown>): { grade?: Grade } => {
  const source = eventType === 'call.graded' ? 'graded' : eventType?.endsWith('.complete') ? 'complete' : null
  const value = score(source === 'graded' ? record(data.grade).score : data.grade_score)
  return source === null || value === null ? {} : { grade: { source, value } }
}

/** Reads the envelope `{"type", "data"}` leniently. A delivery is the same by `event_id`, else by type, call and body. */
export const describe = (payload: unknown, body: Buffer): Description => {
  const envelope = record(payload)
  const data = record(envelope.data)
  const eventType = text(envelope.type)
  const callId = text(data.call_id)
  const eventId = text(envelope.event_id)
  return {
    eventType,
    callId,
    from: text(data.from_number),
    to: text(data.to_number),
    sameness: eventId
      ? `id ${eventId}`
      : `${eventType} ${callId} ${createHash('sha256').update(body).digest('base64url')}`,
    ...gradeOf(eventType, data),
  }
}

const callIdHeader = 'x-thunderphone-call-id'

/** Sometimes a header names the call (documented). Two calls of a tool with equal arguments are two: nothing tells a retry. */
export const describeTool = (headers: HeaderList): Description => ({
  eventType: toolCall,
  callId: text(headers.find(([name]) => name.toLowerCase() === callIdHeader)?.[1]),
  from: null,
  to: null,
  sameness: null,
})
