/** The nine names that an endpoint can subscribe to, as documented. Any other is refused with 400. */
export const subscribableEvents: readonly string[] = [
  'telephony.incoming',
  'telephony.complete',
  'telephony.tool',
  'web.incoming',
  'web.complete',
  'web.tool',
  'call.graded',
  'issue.reported',
  'test-call.completed',
]

/**
 * The two names of the legacy single-URL webhook. The documents say that subscribers of endpoints may see them too,
 * so each goes to whoever asked for one of its present names.
 */
const legacy: ReadonlyMap<string, readonly string[]> = new Map([
  ['call.incoming', ['telephony.incoming', 'web.incoming']],
  ['call.complete', ['telephony.complete', 'web.complete']],
])

const blocking: ReadonlySet<string> = new Set(['telephony.incoming', 'web.incoming', 'call.incoming'])

/** True when a caller waits for the answer to this event. */
export const isBlocking = (type: string): boolean => blocking.has(type)

/**
 * Whether an endpoint with this `events` list gets an event. An empty list subscribes to all (documented). A type that
 * nobody can ask for goes to everybody: that is how a receiver meets an event which is newer than itself.
 */
export const subscribes = (events: readonly string[], type: string): boolean => {
  if (events.length === 0) return true
  const names = legacy.get(type) ?? [type]
  return names.some(name => events.includes(name) || !subscribableEvents.includes(name))
}
