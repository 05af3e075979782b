import { fileURLToPath } from 'node:url'

declare const HOOKSWITCH_VERSION: string

/** Put in by the build from package.json. */
export const version = HOOKSWITCH_VERSION

/** Built files that lie beside the command: the scripts of the engine's threads, the watchdog's, and the page. */
export const workers = {
  tunnelWorker: new URL('./localtunnel-worker.js', import.meta.url),
  templateWorker: new URL('./template-worker.js', import.meta.url),
  keepingWorker: new URL('./keeping-worker.js', import.meta.url),
  searchWorker: new URL('./search-worker.js', import.meta.url),
  importWorker: new URL('./import-worker.js', import.meta.url),
  expectWorker: new URL('./expect-worker.js', import.meta.url),
  exportWorker: new URL('./export-worker.js', import.meta.url),
}
const leaseWatchdog = new URL('./lease-watchdog.js', import.meta.url)
export const pageFolder = new URL('../renderer/', import.meta.url)

/** Removes endpoints when this process is killed. */
export const watchdog = { command: process.execPath, args: [fileURLToPath(leaseWatchdog)] }
