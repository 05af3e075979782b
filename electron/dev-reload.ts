import { unwatchFile, watchFile } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import { buildStamp } from './app-facts.ts'

const lookEveryMs = 250

/** Calls back whenever the app has been built again: for `npm run dev`. By polling, because the whole folder is replaced. */
export const onNewBuild = (reload: () => void): void => {
  const stamp = fileURLToPath(buildStamp)
  watchFile(stamp, { interval: lookEveryMs }, now => {
    if (now.nlink > 0) reload()
  })
  app.once('will-quit', () => unwatchFile(stamp))
}
