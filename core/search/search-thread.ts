import { Worker } from 'node:worker_threads'
import type { FromSearch, SearchFiles, ToSearch } from './search-messages.ts'

export interface SearchThread {
  send(message: ToSearch): void
  /** Lets it write what it has, and ends it in any case. */
  end(): Promise<void>
}

/** How long it may take to write what it has, in milliseconds. */
const endWithinMs = 1_500

/** A thread that indexes and finds. It holds up no exit. `onEnd` is told once, when it ends by itself. */
export const startSearchThread = (
  script: URL,
  files: SearchFiles,
  onMessage: (message: FromSearch) => void,
  onEnd: (why: string) => void,
): SearchThread => {
  const worker = new Worker(script, {
    workerData: files,
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  let told = false
  const over = new Promise<void>(resolve => worker.once('exit', () => resolve()))
  const end = (why: string): void => {
    if (told) return
    told = true
    onEnd(why)
  }
  worker.on('message', (message: FromSearch) => {
    if (!told) onMessage(message)
  })
  worker.on('error', error => end(error.message))
  worker.on('exit', () => end('its thread ended'))
  // Last, because listening to messages would hold up the exit again.
  worker.unref()
  return {
    send: message => worker.postMessage(message),
    end: async () => {
      told = true
      worker.ref()
      worker.postMessage({ t: 'close' } satisfies ToSearch)
      const timer = setTimeout(() => void worker.terminate(), endWithinMs)
      await over
      clearTimeout(timer)
    },
  }
}
