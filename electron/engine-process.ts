import type { MessageEvent, MessagePortMain } from 'electron'
import { servePage } from '../core/api/serve-page.ts'
import { type Engine, startEngine } from '../core/engine.ts'
import { startPractice } from '../core/start-practice.ts'
import { asProblem } from '../shared/problem.ts'
import type { Carrier } from '../shared/protocol.ts'
import { version, workers } from './app-facts.ts'
import { askedSecrets } from './engine/asked-secrets.ts'
import {
  type Begin,
  type FromEngineProcess,
  type LineEnd,
  ToEngineProcess,
} from './engine/engine-messages.ts'
import { portCarrier } from './engine/port-carrier.ts'
import { outliveReaders } from './outlive-readers.ts'
import { sayProblem } from './say.ts'

outliveReaders()

// The engine has a process of its own, so that nothing a window or the tray does can hold up an answer.
const main = process.parentPort
type Start = Extract<ToEngineProcess, { t: 'start' }>
const tell = (message: FromEngineProcess): void => main.postMessage(message)
const secrets = askedSecrets((id, request) => tell({ t: 'secret', id, request }))
let engine: Engine | null = null
/** The page has one line at a time: whatever asks in its place cannot pile them up. */
let pageLine: Carrier | null = null

const openConnections = async (started: Engine, begin: Begin): Promise<void> => {
  if (begin.how === 'again') {
    for (const id of begin.live)
      started
        .connection(id)
        .open(true)
        .catch(() => {})
    return
  }
  if (begin.how === 'saved' && started.resume() > 0) return
  await startPractice(started)
}

const start = async ({ dataFolder, begin, watchdog }: Start): Promise<void> => {
  const program = 'the desktop app'
  try {
    engine = await startEngine({ dataFolder, program, version, ...workers, watchdog, secrets })
  } catch (error) {
    tell({ t: 'failed', problem: asProblem(error).info })
    return
  }
  tell({ t: 'ready' })
  await openConnections(engine, begin).catch(error => sayProblem(asProblem(error)))
}

const stop = async (): Promise<void> => {
  const left = (await engine?.stop()) ?? []
  tell({ t: 'stopped', left: left.map(problem => problem.info) })
}

const openLine = (started: Engine, to: LineEnd, port: MessagePortMain): void => {
  const line = portCarrier(port)
  if (to === 'page') {
    pageLine?.close()
    pageLine = line
  }
  servePage(started, line, to === 'app' ? 'host' : 'page')
}

const take = ({ data, ports }: MessageEvent): void => {
  const parsed = ToEngineProcess.safeParse(data)
  if (!parsed.success) return
  const message = parsed.data
  if (message.t === 'start') void start(message)
  else if (message.t === 'stop') void stop()
  else if (message.t === 'sleep') void engine?.sleep()
  else if (message.t === 'wake') void engine?.wake()
  else if (message.t === 'secret') secrets.answered(message.id, message.value)
  else if (message.t === 'no-secret') secrets.refused(message.id, message.problem)
  else if (engine && ports[0]) openLine(engine, message.to, ports[0])
  else ports[0]?.close()
}

// Ctrl+C in a terminal reaches every process of the app. The main process decides what it means; until it has told, the
// engine lives. A package below `conf` would answer these signals by ending the process, so its listeners go.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.removeAllListeners(signal)
  process.on(signal, () => {})
}
main.on('message', take)
