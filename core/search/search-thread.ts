import { Worker } from 'node:worker_threads'
import { threadEnd } from '../thread-end.ts'
import type { FromSearch, SearchFiles, ToSearch } from './search-messages.ts'

export interface SearchThread {
  send(message: ToSearch): void
  /** Lets it write what it has, and waits for its end. */
  end(): Promise<void>
}

/** How long it may take to write what it has, in milliseconds. */
const endWithinMs = 10_000

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
  let isOver = false
  const end = (why: string): void => {
    if (told) return
    told = true
    onEnd(why)
  }
  worker.on('message', (message: FromSearch) => {
    if (!told) onMessage(message)
  })
  worker.on('error', error => end(error.message))
  worker.on('exit', () => {
    isOver = true
    end('its thread ended')
  })
  // Last, because listening to messages would hold up the exit again.
  worker.unref()
  return {
    send: message => worker.postMessage(message),
    end: async () => {
      told = true
      if (isOver) return
      worker.postMessage({ t: 'close' } satisfies ToSearch)
      await threadEnd(worker, endWithinMs)
    },
  }
}
