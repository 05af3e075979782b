import { app } from 'electron'
import { Problem, type ProblemInfo } from '../shared/problem.ts'
import type { EngineKeeper } from './engine/engine-keeper.ts'
import type { EngineView } from './engine/engine-view.ts'
import { say } from './say.ts'

/** Exit codes as those of the command line. */
const exit = { ok: 0, failed: 1, cleanUpIncomplete: 6, interrupted: 130 } as const

/** Longer than the engine's own worst release: a platform's API that does not answer, then the last callers. */
const stopWithinMs = 15_000

export interface QuitParts {
  readonly keeper: EngineKeeper
  /** What was known of the engine last. */
  view(): EngineView
  onQuitting(): void
  /** Shows what could not be released. */
  show(problem: ProblemInfo): Promise<unknown>
}

/** Endpoints at a platform that only the engine knows how to release. */
const heldEndpoints = (view: EngineView): { name: string; endpointId: string }[] =>
  view.connections.flatMap(c =>
    c.mode === 'account' && c.endpointId !== null ? [{ name: c.name, endpointId: c.endpointId }] : [],
  )

const release = async ({ keeper, view }: QuitParts): Promise<readonly ProblemInfo[]> => {
  const held = heldEndpoints(view())
  const isThere = keeper.status() === 'ready'
  if (held.length > 0 && isThere) say('Releasing the endpoint …')
  const left = await keeper.stop(stopWithinMs)
  if (left === null || !isThere) {
    const reason = isThere
      ? 'the engine did not say that it released it'
      : 'the engine was not there to release it'
    return held.map(
      ({ name, endpointId }) =>
        new Problem('endpoint-not-released', { platform: name, endpointId, reason }).info,
    )
  }
  if (held.length > 0 && left.length === 0) say('Released.')
  return left
}

/**
 * Lets the app end only when its endpoints are released, however it is asked to: by the menu, the system, Ctrl+C or
 * SIGTERM. A second Ctrl+C does not wait.
 */
export const quitInOrder = (parts: QuitParts): void => {
  let quitting = false
  const quit = async (somebodyIsThere: boolean): Promise<void> => {
    quitting = true
    const failed = parts.keeper.status() === 'given-up'
    parts.onQuitting()
    const left = await release(parts)
    for (const problem of left) {
      const seen = parts.show(problem)
      if (somebodyIsThere) await seen
    }
    app.exit(left.length > 0 ? exit.cleanUpIncomplete : failed ? exit.failed : exit.ok)
  }
  app.on('before-quit', event => {
    event.preventDefault()
    if (!quitting) void quit(true)
  })
  // A package below `electron-store` answers these signals by ending the process, so its listeners go first.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => {
      // Whoever sends a signal reads the terminal, if anything: no box waits for a click.
      if (!quitting) void quit(false)
      else if (signal !== 'SIGHUP') app.exit(exit.interrupted)
    })
  }
}
