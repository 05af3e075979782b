/**
 * How much a template may take. The time is a caller's: of the two seconds there are, templates get a small part even
 * when several answers are tried one after the other.
 */
export const templateLimits = {
  /** Milliseconds after which liquidjs itself gives up, where it looks at its clock. */
  softMs: 80,
  /** Milliseconds after which the thread is ended, whatever it is at. */
  hardMs: 100,
  /** Milliseconds: a text that takes no longer goes before others that wait. */
  quickMs: 10,
  /** Milliseconds from asking until there is an answer of some kind, the wait for other templates included. */
  longestWaitMs: 1_000,
  /** Renders that wait at once. */
  mostWaiting: 1_000,
  /** How long a text that took too long is not tried again, in milliseconds. */
  restMs: 30_000,
  /** UTF-16 units of everything that templates put into one document. */
  mostOutput: 262_144,
  /** UTF-16 units of the JSON of what a template can name. */
  mostContext: 262_144,
  /** Levels of lists and objects, in a document and in what a template can name. */
  deepest: 100,
  /** String values with a template in one document. */
  mostTemplates: 2_000,
  /** What liquidjs counts as memory: characters and list items that it makes. */
  mostMemory: 2_000_000,
  /** Megabytes of the thread's heap. */
  heapMb: 64,
} as const
