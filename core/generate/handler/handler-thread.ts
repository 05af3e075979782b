import { Worker } from 'node:worker_threads'
import type { HandlerFramework } from '../../../shared/requests/handler-framework.ts'
import type { GeneratedHandler } from './generate-handler.ts'
import type { HandlerSource } from './make-plan.ts'

export interface HandlerTask {
  readonly source: HandlerSource
  readonly framework: HandlerFramework
}

/** Longer than the largest answers take on a slow machine, in milliseconds. */
const longestMs = 60_000

/** Generates a handler on a thread of its own, which lives as long as that takes. @param script the built worker script */
export const generateInThread = (script: URL, task: HandlerTask): Promise<GeneratedHandler> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    const timer = setTimeout(() => void worker.terminate(), longestMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the thread that generates handlers ended'))
    })
    worker.unref()
    timer.unref()
  })
