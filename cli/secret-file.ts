import { readFileSync } from 'node:fs'
import { Problem } from '../shared/problem.ts'

/**
 * A secret from a file, or from stdin by the name `-`. A line break at the end is the editor's, not the secret's.
 * @throws Problem `file-unreadable`
 */
export const readSecretFile = (file: string): string => {
  try {
    const text = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/\r?\n$/, '')
    if (text !== '') return text
  } catch (error) {
    throw new Problem('file-unreadable', { file, reason: (error as Error).message }, { cause: error })
  }
  throw new Problem('file-unreadable', { file, reason: 'it is empty' })
}
