import { fileURLToPath } from 'node:url'
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron'
import type { SecretStore } from '../../core/secrets/secret-store.ts'
import { asProblem, type ProblemInfo } from '../../shared/problem.ts'
import { engineScript } from '../app-facts.ts'
import { watchdogCommand } from '../lease-watchdog.ts'
import {
  type Begin,
  FromEngineProcess,
  type LineEnd,
  type SecretRequest,
  type ToEngineProcess,
} from './engine-messages.ts'

export interface LifeListener {
  ready(): void
  /** It could not start; its process ends now. */
  failed(problem: ProblemInfo): void
  stopped(left: readonly ProblemInfo[]): void
  /** The process has ended, however that came. */
  ended(exitCode: number): void
}

/** Opens a new line to the engine: the far end from it. Only while it is ready. */
export type OpenLine = (to: LineEnd) => MessagePortMain

/** One process of the engine, from its start to its end. */
export interface EngineLife {
  openLine: OpenLine
  stop(): void
  /** The machine goes to sleep, or has woken up. */
  sleep(): void
  wake(): void
  kill(): void
}

const perform = async (secrets: SecretStore, request: SecretRequest): Promise<string | null> => {
  if (request.what === 'get') return secrets.get(request.name)
  if (request.what === 'set') await secrets.set(request.name, request.value)
  else await secrets.delete(request.name)
  return null
}

export const startLife = (
  dataFolder: string,
  begin: Begin,
  secrets: SecretStore,
  listener: LifeListener,
): EngineLife => {
  const child = utilityProcess.fork(fileURLToPath(engineScript), [], {
    serviceName: 'Hookswitch engine',
    stdio: 'inherit',
  })
  const tell = (message: ToEngineProcess, ports: MessagePortMain[] = []): void =>
    child.postMessage(message, ports)

  const answer = (id: number, request: SecretRequest): void => {
    perform(secrets, request).then(
      value => tell({ t: 'secret', id, value }),
      error => tell({ t: 'no-secret', id, problem: asProblem(error).info }),
    )
  }
  child.on('message', data => {
    const parsed = FromEngineProcess.safeParse(data)
    if (!parsed.success) return
    const message = parsed.data
    if (message.t === 'ready') listener.ready()
    else if (message.t === 'failed') listener.failed(message.problem)
    else if (message.t === 'stopped') listener.stopped(message.left)
    else answer(message.id, message.request)
  })
  child.once('exit', code => listener.ended(code))
  tell({ t: 'start', dataFolder, begin, watchdog: watchdogCommand() })

  return {
    openLine: to => {
      const { port1, port2 } = new MessageChannelMain()
      tell({ t: 'line', to }, [port2])
      return port1
    },
    stop: () => tell({ t: 'stop' }),
    sleep: () => tell({ t: 'sleep' }),
    wake: () => tell({ t: 'wake' }),
    kill: () => {
      child.kill()
    },
  }
}
