import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { onTestFinished } from 'vitest'
import { rawText } from '../../scripts/raw-text.mjs'

const cache = fileURLToPath(new URL('../../.cache', import.meta.url))

/** A script of the tests' own as one file that plain Node runs. It lies in the repository, where packages are found. */
export const bundleScript = async (source: URL): Promise<string> => {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'test-script-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const build = await rolldown({
    input: fileURLToPath(source),
    platform: 'node',
    plugins: [rawText],
    external: id => !id.startsWith('.') && !id.startsWith('/'),
  })
  const file = join(folder, 'script.mjs')
  await build.write({ file, format: 'esm', codeSplitting: false })
  await build.close()
  return file
}
