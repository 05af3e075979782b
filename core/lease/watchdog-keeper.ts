import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { Problem } from '../../shared/problem.ts'
import { watchdogEnvironment, watchdogFolder } from './watchdog-environment.ts'
import type { Hold, ToWatchdog } from './watchdog-messages.ts'

/** How the watchdog's process is started. */
export interface WatchdogCommand {
  readonly command: string
  readonly args: readonly string[]
}

export interface WatchdogKeeper {
  /** From now on this endpoint is removed when this process dies. Said again when more is known of it. */
  hold(hold: Hold): void
  drop(nonce: string): void
  /** Lets it end. */
  close(): void
}

/** One that ends sooner did not come to life. */
const shortLifeMs = 5_000
const mostShortLives = 3
const pauseMs = 500

/**
 * Keeps a watchdog from the first lease on, and starts it again if it dies while something is held.
 * What is held is written to it before this returns, into the pipe's buffer at least: it arrives even if this process is
 * killed right after.
 */
export const keepWatchdog = (
  { command, args }: WatchdogCommand,
  onProblem: (problem: Problem) => void,
): WatchdogKeeper => {
  const held = new Map<string, Hold>()
  let child: ChildProcess | null = null
  let shortLives = 0
  let timer: NodeJS.Timeout | undefined

  const tell = (message: ToWatchdog): void => {
    child?.stdin?.write(`${JSON.stringify(message)}\n`)
  }
  const ended = (dead: ChildProcess, livedMs: number, reason: string): void => {
    if (child !== dead) return
    child = null
    shortLives = livedMs < shortLifeMs ? shortLives + 1 : 0
    if (held.size === 0) return
    if (shortLives >= mostShortLives) onProblem(new Problem('watchdog-missing', { reason }))
    else timer = setTimeout(start, pauseMs * shortLives).unref()
  }
  const start = (): void => {
    const startedAt = performance.now()
    const started = spawn(command, args, {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: watchdogEnvironment(process.env),
      cwd: watchdogFolder,
      windowsHide: true,
    })
    child = started
    const over = (reason: string) => ended(started, performance.now() - startedAt, reason)
    started.once('error', error => over(error.message))
    started.once('exit', (code, signal) => over(`it ended at once (${signal ?? `exit code ${code}`})`))
    started.stdin?.on('error', () => {})
    // It must not keep this process alive.
    started.unref()
    ;(started.stdin as Socket | null)?.unref()
    for (const hold of held.values()) tell({ t: 'hold', hold })
  }

  return {
    hold: hold => {
      held.set(hold.nonce, hold)
      if (child) tell({ t: 'hold', hold })
      else {
        clearTimeout(timer)
        shortLives = 0
        start()
      }
    },
    drop: nonce => {
      if (held.delete(nonce)) tell({ t: 'drop', nonce })
    },
    close: () => {
      clearTimeout(timer)
      held.clear()
      child?.stdin?.end()
      child = null
    },
  }
}
