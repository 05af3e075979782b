import { open, stat } from 'node:fs/promises'
import { Problem } from '../../shared/problem.ts'
import { readJson } from './json-table.ts'
import { type CallerTable, largestBytes, TableRefused } from './table.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

const decode = (bytes: Uint8Array): string => {
  try {
    // Drops the byte order mark that spreadsheets put first.
    return utf8.decode(bytes)
  } catch {
    throw new TableRefused('it is not UTF-8; spreadsheets can save it as “CSV UTF-8”')
  }
}

/** A device or a pipe could be read for ever, so that only what lies on a disk is read. */
const readBytes = async (file: string): Promise<Uint8Array> => {
  if (!(await stat(file)).isFile()) throw new TableRefused('it is no file')
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size > largestBytes) throw new TableRefused(`it is larger than ${largestBytes / 1_048_576} MiB`)
    const bytes = Buffer.alloc(size)
    let length = 0
    for (let read = -1; read !== 0 && length < size; length += read)
      read = (await handle.read(bytes, length, size - length, length)).bytesRead
    return bytes.subarray(0, length)
  } finally {
    await handle.close()
  }
}

const fileWords: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
}

const reasonOf = ({ code, message }: NodeJS.ErrnoException): string => fileWords[code ?? ''] ?? message

/** Reads a table of callers, with turns for calls in between. @throws Problem `callers-file-invalid`, `file-unreadable` */
export const readTable = async (file: string): Promise<CallerTable> => {
  try {
    const text = decode(await readBytes(file))
    if (/^\s*[[{]/.test(text) || /\.json$/i.test(file)) return await readJson(text)
    // When there is one: most starts read no table.
    const { readCsv } = await import('./csv-table.ts')
    return await readCsv(text)
  } catch (error) {
    const reason = reasonOf(error as NodeJS.ErrnoException)
    throw new Problem(
      error instanceof TableRefused ? 'callers-file-invalid' : 'file-unreadable',
      { file, reason },
      { cause: error },
    )
  }
}
