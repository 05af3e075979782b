import type { SecretStore } from '../../core/secrets/secret-store.ts'
import { Problem } from '../../shared/problem.ts'
import { say, sayProblem } from '../say.ts'
import { type EngineKeeper, keepEngine } from './engine-keeper.ts'
import { startLife } from './engine-life.ts'
import type { Begin } from './engine-messages.ts'
import { type Follower, followEngine } from './follow-engine.ts'

export interface AppEngineParts {
  readonly dataFolder: string
  /** Start on the practice line, whatever was connected last. */
  readonly practice: boolean
  readonly secrets: SecretStore
  onChange(): void
  /** Tells why there is no engine, and asks. Resolves with true for another try. */
  askToTryAgain(problem: Problem): Promise<boolean>
  quit(): void
}

export interface AppEngine {
  readonly keeper: EngineKeeper
  readonly follower: Follower
  start(): void
  /** Stops it and starts it again, with what was live. */
  restart(): void
}

const restartWithinMs = 2_000

/** The app's engine: kept alive, followed, and told of when it cannot be had. */
export const appEngine = (parts: AppEngineParts): AppEngine => {
  let asking = false

  /** What was live is opened again, without a first call; what was never there begins as the user asked. */
  const nextBegin = (): Begin => {
    const { connections } = follower.view()
    if (connections.length === 0) return { how: parts.practice ? 'practice' : 'saved' }
    return {
      how: 'again',
      live: connections.flatMap(c => (['live', 'opening'].includes(c.status) ? [c.id] : [])),
    }
  }
  const start = (): void => keeper.start(nextBegin())
  const ask = async (problem: Problem): Promise<void> => {
    if (asking) return
    asking = true
    const tryAgain = await parts.askToTryAgain(problem)
    asking = false
    if (keeper.status() !== 'given-up') return
    if (tryAgain) start()
    else parts.quit()
  }

  const keeper = keepEngine({
    startLife: (begin, listener) => startLife(parts.dataFolder, begin, parts.secrets, listener),
    beginAgain: nextBegin,
    onStatus: parts.onChange,
    onDeath: (exitCode, pauseMs) => {
      if (pauseMs === null)
        void ask(new Problem('engine-gave-up', { times: '3', exitCode: String(exitCode) }))
      else say(`The engine ended (exit code ${exitCode}) and is started again. What was captured is on disk.`)
    },
    onFailed: problem => void ask(new Problem(problem.code, problem.detail)),
  })
  const follower = followEngine(keeper.whenReady, parts.onChange, sayProblem)

  return {
    keeper,
    follower,
    start,
    restart: () => {
      const begin = nextBegin()
      void keeper.stop(restartWithinMs).then(() => keeper.start(begin))
    },
  }
}
