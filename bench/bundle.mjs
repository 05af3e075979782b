// A script of the bench with the engine's own modules in it, as one file that plain Node runs.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { rawText } from '../scripts/raw-text.mjs'

const cache = fileURLToPath(new URL('../.cache/bench/', import.meta.url))

/** @returns the file, in the repository, where packages are found */
export const bundle = async name => {
  mkdirSync(cache, { recursive: true })
  const build = await rolldown({
    input: fileURLToPath(new URL(name, import.meta.url)),
    platform: 'node',
    plugins: [rawText],
    external: id => !id.startsWith('.') && !id.startsWith('/'),
  })
  const file = `${cache}${name}`
  await build.write({ file, format: 'esm', codeSplitting: false })
  await build.close()
  return file
}
