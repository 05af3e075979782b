import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryName } from '../data-folder/write-first.ts'
import type { NumberTrace } from './number-trace.ts'

/** Takes a number out of rules and settings that could not be read once: they lie beside, for somebody to mend. */
export const cleanKeptAside = async (folder: string, trace: NumberTrace): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!/^(?:rules-.*|settings)\.unreadable-\d+\.json$/.test(name)) continue
    const path = join(folder, name)
    const text = await readFile(path, 'utf8')
    if (!trace.isInText(text)) continue
    const temporary = join(folder, temporaryName(name))
    await writeFile(temporary, trace.takeOut(text), { mode: 0o600 })
    await rename(temporary, path)
  }
}
