import { exit } from './exit-codes.ts'

/** A second Ctrl+C sooner than this is the same one: a terminal signals the whole group, and whoever started us passes it on. */
const sameCtrlCMs = 1_000

/**
 * Resolves at the first Ctrl+C, SIGTERM, SIGHUP, or when whoever reads our output has gone.
 * After that only another Ctrl+C ends the clean-up before it is done: a terminal that closes, or a supervisor that
 * signals a group, often sends several signals, and an endpoint must not stay behind for that.
 */
export const untilStopped = (): Promise<void> =>
  new Promise(resolve => {
    let stoppedAt: number | null = null
    const stop = (): void => {
      stoppedAt ??= performance.now()
      resolve()
    }
    // A package below `conf` (when-exit) answers these signals by sending them to this process again, which would look
    // like an impatient user and end the clean-up. It tidies at exit as well, so nothing is lost without its listeners.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal)
    process.on('SIGINT', () => {
      if (stoppedAt !== null && performance.now() - stoppedAt > sameCtrlCMs) process.exit(exit.interrupted)
      stop()
    })
    process.on('SIGTERM', stop)
    process.on('SIGHUP', stop)
    process.stdout.on('error', stop)
    process.stderr.on('error', () => {})
  })
