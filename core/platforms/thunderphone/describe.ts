import { createHash } from 'node:crypto'
import { type HeaderList, toolCall } from '../../../shared/capture.ts'
import type { Description } from '../adapter.ts'

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}

/** Long enough for any number or id, short enough for a row of the list. */
const longest = 200

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).replaceAll('\0', '\uFFFD').slice(0, longest)
    : null

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
