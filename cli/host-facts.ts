import { fileURLToPath } from 'node:url'
import { workersIn } from '../core/workers.ts'

declare const HOOKSWITCH_VERSION: string

/** Put in by the build from package.json. */
export const version = HOOKSWITCH_VERSION

/** Built files that lie beside the command: the scripts of the engine's threads, the watchdog's, and the page. */
export const workers = workersIn(new URL('./', import.meta.url))
const leaseWatchdog = new URL('./lease-watchdog.js', import.meta.url)
export const pageFolder = new URL('../renderer/', import.meta.url)

/** Removes endpoints when this process is killed. */
export const watchdog = { command: process.execPath, args: [fileURLToPath(leaseWatchdog)] }
