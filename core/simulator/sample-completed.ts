import type { CallFacts } from './call-facts.ts'

const spoken = [
  ['assistant', 'Northwind Hotels, good afternoon. How may I help you?', 4_100],
  ['user', 'Hello, I have a room for two nights in May and would like to check out a little later.', 6_300],
  ['assistant', 'With pleasure. May I have the name on the booking?', 3_200],
  ['user', 'Okafor.', 1_400],
  ['assistant', 'Thank you. I have noted a check-out at two o’clock. Is there anything else?', 5_800],
  ['user', 'No, that is all. Thank you!', 2_300],
] as const

const transcripts = (): object[] => {
  let at = 600
  return spoken.map(([role, content, tookMs]) => {
    const line = { role, content_type: 'text', content, start_ms: at, end_ms: at + tookMs }
    at += tookMs + 700
    return line
  })
}

/** The `data` of a completed call that ended at `at`, with every field that is documented as always there. */
export const sampleCompleted =
  (direction: 'inbound' | 'widget') =>
  (call: CallFacts, at: Date): object => {
    const durationSeconds = 34
    const billableMinutes = Math.ceil(durationSeconds / 60)
    return {
      call_id: call.callId,
      direction,
      from_number: call.from,
      to_number: call.to,
      start_time: new Date(at.getTime() - durationSeconds * 1_000).toISOString(),
      end_time: at.toISOString(),
      duration_seconds: durationSeconds,
      status: 'completed',
      end_reason: 'caller_hangup',
      product: call.product,
      voice: call.voice,
      transfer_number: null,
      recording_url: `https://recordings.example.com/${call.callId}.mp3`,
      billable_minutes: billableMinutes,
      billing_total_cents: billableMinutes * 9,
      transcripts: transcripts(),
    }
  }
