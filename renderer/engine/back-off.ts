const firstMs = 250
const mostMs = 5_000

/**
 * How long to wait before try number `attempt` (from 0), in milliseconds. Doubles up to five seconds; the spread keeps
 * several open tabs from knocking at the same moment.
 * @param random a number in [0, 1)
 */
export const backOffMs = (attempt: number, random: number): number =>
  Math.round(Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 10)) * (0.8 + 0.4 * random))
