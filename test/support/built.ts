import { fileURLToPath } from 'node:url'

/** What `npm run build` made; `npm test` builds before it tests. */
export const builtCommand = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
export const builtWatchdog = new URL('../../dist/cli/lease-watchdog.js', import.meta.url)
export const builtApp = fileURLToPath(new URL('../../dist/electron/', import.meta.url))
export const builtTunnelWorker = new URL('../../dist/cli/localtunnel-worker.js', import.meta.url)
export const builtKeepingWorker = new URL('../../dist/cli/keeping-worker.js', import.meta.url)
export const builtTemplateWorker = new URL('../../dist/cli/template-worker.js', import.meta.url)
export const builtImportWorker = new URL('../../dist/cli/import-worker.js', import.meta.url)
export const builtExpectWorker = new URL('../../dist/cli/expect-worker.js', import.meta.url)
export const builtExportWorker = new URL('../../dist/cli/export-worker.js', import.meta.url)
export const builtSearchWorker = new URL('../../dist/cli/search-worker.js', import.meta.url)
