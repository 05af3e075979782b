import { workersIn } from '../core/workers.ts'

declare const HOOKSWITCH_VERSION: string

/** Put in by the build from package.json. */
export const version = HOOKSWITCH_VERSION

/** Built files, which lie beside the main script: as they are in the repository, the same in a packaged app. */
export const workers = workersIn(new URL('./', import.meta.url))
export const engineScript = new URL('./engine-process.js', import.meta.url)
export const preloadScript = new URL('./preload.cjs', import.meta.url)
export const pageFolder = new URL('../renderer/', import.meta.url)
export const trayIcons = new URL('../assets/tray/', import.meta.url)
export const windowIcon = new URL('../assets/icon.png', import.meta.url)

/** Written when a build is whole. */
export const buildStamp = new URL('../.built', import.meta.url)
