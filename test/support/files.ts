import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from './temp-folder.ts'

/** A file in a folder of its own that is gone when the test is over. */
export const tempFile = (name: string, text: string | Uint8Array): string => {
  const file = join(tempFolder(), name)
  writeFileSync(file, text, { mode: 0o600 })
  return file
}

/** Every file below a folder that holds the text anywhere among its bytes. */
export const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => readFileSync(file).includes(text))
