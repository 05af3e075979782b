declare const HOOKSWITCH_VERSION: string

/** Put in by the build from package.json. */
export const version = HOOKSWITCH_VERSION

/** Built files that lie beside the command: the tunnel's worker script, and the page. */
export const tunnelWorker = new URL('./localtunnel-worker.js', import.meta.url)
export const pageFolder = new URL('../renderer/', import.meta.url)
