import type { ProblemInfo } from '../../shared/problem.ts'
import type { EngineLife, LifeListener, OpenLine } from './engine-life.ts'
import type { Begin } from './engine-messages.ts'
import { pauseBeforeNextLife, shortLifeMs } from './supervise.ts'

/** `given-up`: it ended at once three times, or says that something has to be mended first. */
export type EngineStatus = 'starting' | 'ready' | 'given-up' | 'stopped'

export interface KeeperParts {
  startLife(begin: Begin, listener: LifeListener): EngineLife
  /** How the next life begins after one that ended unasked. */
  beginAgain(): Begin
  onStatus(status: EngineStatus): void
  /** It ended unasked. `pauseMs` until it is started again; null: it is not. */
  onDeath(exitCode: number, pauseMs: number | null): void
  onFailed(problem: ProblemInfo): void
}

export interface EngineKeeper {
  status(): EngineStatus
  /** Nothing while there is one. */
  start(begin: Begin): void
  /** A line to the engine as soon as it is ready; the caller says whether it is still wanted then. */
  whenReady(take: (openLine: OpenLine) => void): void
  /** The machine goes to sleep, or has woken up. */
  sleep(): void
  wake(): void
  /** Stops the engine for good. Resolves with what could not be released; null when it did not say. */
  stop(withinMs: number): Promise<readonly ProblemInfo[] | null>
}

/** Keeps an engine alive: starts it again when it dies, with growing pauses, and stops trying when it dies at once. */
export const keepEngine = (parts: KeeperParts): EngineKeeper => {
  let life: EngineLife | null = null
  let status: EngineStatus = 'starting'
  let shortLives = 0
  let timer: NodeJS.Timeout | undefined
  let onStopped: ((left: readonly ProblemInfo[] | null) => void) | null = null
  const waiting: ((openLine: OpenLine) => void)[] = []

  const become = (next: EngineStatus): void => {
    status = next
    parts.onStatus(next)
  }
  const ended = (exitCode: number, livedMs: number): void => {
    life = null
    if (onStopped) {
      onStopped(null)
      return
    }
    shortLives = livedMs < shortLifeMs ? shortLives + 1 : 0
    const pauseMs = pauseBeforeNextLife(shortLives)
    // The next life is certain before anybody is told of the end of this one.
    if (pauseMs !== null) timer = setTimeout(() => begin(parts.beginAgain()), pauseMs)
    become(pauseMs === null ? 'given-up' : 'starting')
    parts.onDeath(exitCode, pauseMs)
  }
  const begin = (how: Begin): void => {
    const startedAt = performance.now()
    const begun = parts.startLife(how, {
      ready: () => {
        become('ready')
        for (const take of waiting.splice(0)) take(begun.openLine)
      },
      failed: problem => {
        life = null
        begun.kill()
        become('given-up')
        parts.onFailed(problem)
      },
      stopped: left => onStopped?.(left),
      // A process that was let go may end when the next one lives already.
      ended: exitCode => {
        if (life === begun) ended(exitCode, performance.now() - startedAt)
      },
    })
    life = begun
  }

  return {
    status: () => status,
    start: how => {
      if (life) return
      clearTimeout(timer)
      shortLives = 0
      become('starting')
      begin(how)
    },
    whenReady: take => {
      if (life && status === 'ready') take(life.openLine)
      else waiting.push(take)
    },
    sleep: () => life?.sleep(),
    wake: () => life?.wake(),
    stop: withinMs =>
      new Promise(resolve => {
        clearTimeout(timer)
        const running = life
        const late = setTimeout(() => finish(null), withinMs)
        const finish = (left: readonly ProblemInfo[] | null): void => {
          clearTimeout(late)
          onStopped = null
          life = null
          become('stopped')
          running?.kill()
          resolve(left)
        }
        if (!running) return finish([])
        onStopped = finish
        running.stop()
      }),
  }
}
