import type { EventFacts } from '../facts.ts'

/** The event types that ThunderPhone documents, with the two names of its legacy single-URL webhook. */
export const events: Record<string, EventFacts> = {
  'telephony.incoming': { label: 'incoming', icon: 'call', blocking: true, subscribable: true },
  'telephony.complete': { label: 'complete', icon: 'complete', blocking: false, subscribable: true },
  'telephony.tool': { label: 'tool', icon: 'tool', blocking: false, subscribable: true },
  'web.incoming': { label: 'web incoming', icon: 'web', blocking: true, subscribable: true },
  'web.complete': { label: 'web complete', icon: 'complete', blocking: false, subscribable: true },
  'web.tool': { label: 'web tool', icon: 'tool', blocking: false, subscribable: true },
  'call.graded': { label: 'graded', icon: 'grade', blocking: false, subscribable: true },
  'issue.reported': { label: 'issue', icon: 'issue', blocking: false, subscribable: true },
  'test-call.completed': { label: 'test call', icon: 'complete', blocking: false, subscribable: true },
  'call.incoming': { label: 'incoming', icon: 'call', blocking: true, subscribable: false },
  'call.complete': { label: 'complete', icon: 'complete', blocking: false, subscribable: false },
}

/** What a connection is for: who takes the call, how it went, how it was graded. Always written out, never an empty list. */
export const defaultEvents = [
  'telephony.incoming',
  'web.incoming',
  'telephony.complete',
  'web.complete',
  'call.graded',
]

/** `transcripts` and `recording_url` are documented; the singular and the plural stand for what may come. */
export const spokenKeys = ['transcripts', 'transcript', 'recording_url', 'recording_urls']
