import { randomUUID } from 'node:crypto'
import { type CallFacts, newCallId, practiceNumber, randomCaller } from './call-facts.ts'
import type { PlatformEvent } from './deliver.ts'
import { sampleCompleted } from './sample-completed.ts'
import { ownAgent } from './voices.ts'

type Sample = (call: CallFacts, at: Date) => object

const incoming: Sample = ({ callId, from, to }) => ({ call_id: callId, from_number: from, to_number: to })

/** The documents do not say what the fields of a tool event are called; these are our guess. */
const tool: Sample = ({ callId }) => ({
  call_id: callId,
  tool_name: 'find_booking',
  arguments: { last_name: 'Okafor', arrival: '2031-05-14' },
  response: { booking: 'NW-20731', room: 'Lake view', nights: 2 },
  error: null,
})

const graded: Sample = ({ callId }) => ({
  call_id: callId,
  grade: { score: 0.92, summary: 'The agent confirmed the booking and offered a late check-out.' },
})

const issue: Sample = ({ callId }, at) => ({
  id: randomUUID(),
  call_id: callId,
  source: 'system',
  severity: 'warning',
  status: 'open',
  title: 'Long silence',
  description: 'The agent said nothing for six seconds after a tool was called.',
  created_at: at.toISOString(),
})

const testCall: Sample = ({ callId }) => ({
  id: randomUUID(),
  target_type: 'agent',
  target_id: randomUUID(),
  status: 'completed',
  call_id: callId,
  error_message: null,
})

const samples: ReadonlyMap<string, Sample> = new Map([
  ['telephony.incoming', incoming],
  ['telephony.complete', sampleCompleted('inbound')],
  ['telephony.tool', tool],
  ['web.incoming', incoming],
  ['web.complete', sampleCompleted('widget')],
  ['web.tool', tool],
  ['call.graded', graded],
  ['issue.reported', issue],
  ['test-call.completed', testCall],
  ['call.incoming', incoming],
  ['call.complete', sampleCompleted('inbound')],
])

/** The types that have a sample of their own, the two legacy ones among them. */
export const sampleEventTypes: readonly string[] = [...samples.keys()]

/**
 * A realistic event. Without facts it is of a new call: a fresh `call_id`, a random fictional caller (the literal `web`
 * for web events) and the number's own agent. A type without a sample gets the fields that all calls have.
 * @param at when the event happens
 */
export const sampleEvent = (
  type: string,
  facts: Partial<CallFacts> = {},
  at: Date = new Date(),
): PlatformEvent => {
  const call: CallFacts = {
    callId: newCallId(),
    from: type.startsWith('web.') ? 'web' : randomCaller(),
    to: practiceNumber,
    ...ownAgent,
    ...facts,
  }
  return { type, data: (samples.get(type) ?? incoming)(call, at) }
}
