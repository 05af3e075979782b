/**
 * How much a template may take. The time is a caller's: of the two seconds there are, templates get a small part even
 * when several answers are tried one after the other.
 */
export const templateLimits = {
  /** Milliseconds after which liquidjs itself gives up, where it looks at its clock. */
  softMs: 80,
  /** Milliseconds after which the thread is ended, whatever it is at. */
  hardMs: 100,
  /** The same for a text that is known to be quick: then it is most likely the machine that is busy, not the text. */
  hardQuickMs: 250,
  /** Milliseconds: a text that takes no longer goes before others that wait. */
  quickMs: 30,
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

/** How long one that asks waits, in milliseconds. */
export interface RenderPatience {
  readonly hardMs: number
  readonly hardQuickMs: number
  readonly longestWaitMs: number
}

/** Nobody is on the line while somebody looks at a preview or a dry run: a busy machine fails none. */
export const previewPatience: RenderPatience = { hardMs: 500, hardQuickMs: 500, longestWaitMs: 5_000 }
