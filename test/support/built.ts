import { fileURLToPath } from 'node:url'
import { workersIn } from '../../core/workers.ts'

/** What `npm run build` made; `npm test` builds before it tests. */
export const builtCommand = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
export const builtWorkers = workersIn(new URL('../../dist/cli/', import.meta.url))
export const builtWatchdog = new URL('../../dist/cli/lease-watchdog.js', import.meta.url)
export const builtApp = fileURLToPath(new URL('../../dist/electron/', import.meta.url))
