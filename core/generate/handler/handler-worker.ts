import { parentPort, workerData } from 'node:worker_threads'
import { generateHandler } from './generate-handler.ts'
import type { HandlerTask } from './handler-thread.ts'

// Reading hundreds of templates and printing megabytes takes seconds, for which no caller may wait.
const { source, framework } = workerData as HandlerTask
parentPort?.postMessage(generateHandler(source, framework))
