import { exit } from './exit-codes.ts'

/**
 * Resolves at the first Ctrl+C, SIGTERM, SIGHUP, or when whoever reads our output has gone.
 * A second Ctrl+C does not wait for the clean-up that the first one began.
 */
export const untilStopped = (): Promise<void> =>
  new Promise(resolve => {
    let asked = false
    const stop = (): void => {
      if (asked) process.exit(exit.interrupted)
      asked = true
      resolve()
    }
    // A package below `conf` (when-exit) answers these signals by sending them to this process again, which would look
    // like an impatient user and end the clean-up. It tidies at exit as well, so nothing is lost without its listeners.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal)
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    process.on('SIGHUP', () => {
      if (!asked) stop()
    })
    process.stdout.on('error', () => {
      if (!asked) stop()
    })
    process.stderr.on('error', () => {})
  })
