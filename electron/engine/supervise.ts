/** A life shorter than this ended at once: starting the engine again by itself will hardly help. */
export const shortLifeMs = 10_000
const mostShortLives = 3
const firstPauseMs = 250

/**
 * How long to wait before the engine is started again, in milliseconds.
 * @param shortLives how many lives in a row ended at once, the last one included
 * @returns null when it is not worth another try without a person
 */
export const pauseBeforeNextLife = (shortLives: number): number | null =>
  shortLives >= mostShortLives ? null : firstPauseMs * 2 ** shortLives
