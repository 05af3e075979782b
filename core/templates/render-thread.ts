import { Worker } from 'node:worker_threads'
import { templateLimits } from './limits.ts'
import type { Rendered } from './renderer.ts'

export interface ToThread {
  readonly key: string
  readonly text: string
  /** The JSON of what the template can name. */
  readonly context: string
}

export type FromThread =
  | { readonly type: 'ready' }
  | {
      readonly type: 'rendered'
      readonly rendered: Rendered
      /** It was stopped for the time it took. */
      readonly slow: boolean
      readonly tookMs: number
    }

export interface RenderThread {
  /** One at a time: the next one after this one was answered. */
  send(asked: ToThread): void
  /** Nothing is told of it any more. */
  end(): Promise<void>
}

/** How long a thread may take until it is ready, in milliseconds: it loads its script from disk. */
const startWithinMs = 10_000

/** A thread that renders. It holds up no exit. `onEnd` is told once, when it ends by itself. */
export const startRenderThread = (
  script: URL,
  onMessage: (message: FromThread) => void,
  onEnd: (why: string) => void,
): RenderThread => {
  const worker = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: templateLimits.heapMb, maxYoungGenerationSizeMb: 16 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  worker.unref()
  let told = false
  const end = (why: string): void => {
    if (told) return
    told = true
    clearTimeout(timer)
    void worker.terminate()
    onEnd(why)
  }
  const timer = setTimeout(() => end(`it was not ready within ${startWithinMs / 1_000} s`), startWithinMs)
  timer.unref()
  worker.on('message', (message: FromThread) => {
    clearTimeout(timer)
    if (!told) onMessage(message)
  })
  worker.on('error', (error: NodeJS.ErrnoException) =>
    end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it took more memory than it may' : error.message),
  )
  worker.on('exit', () => end('its thread ended'))
  return {
    send: asked => worker.postMessage(asked),
    end: async () => {
      told = true
      clearTimeout(timer)
      await worker.terminate()
    },
  }
}
