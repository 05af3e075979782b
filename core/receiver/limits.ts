/** What the receiver takes from a sender. Reasons in brackets. */
export const limits = {
  /** Larger is 413. */
  bodyBytes: 1_048_576,
  /** What is kept of a body that is too large. */
  keptOfTooLarge: 65_536,
  /** What is read and thrown away of one, so that its sender gets to read the 413. */
  drainedOfTooLarge: 16_777_216,
  /** Larger is 431, by Node's own parser. */
  headerBytes: 65_536,
  /** From a request's first byte to its last (our own guard, since Node's would answer 408 on a tunnel's idle sockets). */
  requestMs: 10_000,
  keepAliveMs: 65_000,
  connections: 2_000,
} as const
