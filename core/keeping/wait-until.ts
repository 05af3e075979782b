import { setTimeout as sleep } from 'node:timers/promises'

/** How long readers and words that wait are waited for, in milliseconds. */
const patienceMs = 5_000
const askAgainMs = 50

/** @returns whether it came to be so in time */
export const waitUntil = async (isSo: () => boolean): Promise<boolean> => {
  const end = performance.now() + patienceMs
  while (!isSo()) {
    if (performance.now() >= end) return false
    await sleep(askAgainMs)
  }
  return true
}
