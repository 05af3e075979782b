import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { writeFirst } from '../data-folder/write-first.ts'

const idFiles = ['/etc/machine-id', '/var/lib/dbus/machine-id']
const markDigits = 16

const systemId = (files: readonly string[]): string | null => {
  for (const file of files)
    try {
      const id = readFileSync(file, 'utf8').trim()
      if (id !== '') return id
    } catch {
      // Not every system has one.
    }
  return null
}

const isMark = (text: string): boolean => /^[0-9a-f]{16}$/.test(text)

/**
 * Tells this machine from another that shares a folder with it, or has a copy of one: 16 hex digits. Its name would not do,
 * because that changes with the network on some systems.
 * @param ownIdFile where an id is kept if the system has none: outside every data folder, because those are copied
 * @param host stands in where that cannot be written
 */
export const thisMachine = (ownIdFile: string, host: string, files: readonly string[] = idFiles): string => {
  const id = systemId(files)
  // The id itself is meant to stay on its machine: https://www.freedesktop.org/software/systemd/man/machine-id.html
  if (id !== null) return createHash('sha256').update(`hookswitch ${id}`).digest('hex').slice(0, markDigits)
  try {
    return writeFirst(ownIdFile, randomBytes(markDigits / 2).toString('hex'), isMark)
  } catch {
    return host
  }
}

/** Whether a ledger's note was made on this machine. An older Hookswitch wrote the host's name of that day before the mark. */
export const isOfMachine = (written: string, machine: string): boolean =>
  written === machine || written.endsWith(` ${machine}`)
