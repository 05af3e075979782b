import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const idFiles = ['/etc/machine-id', '/var/lib/dbus/machine-id']

const machineId = (): string | null => {
  for (const file of idFiles)
    try {
      const id = readFileSync(file, 'utf8').trim()
      if (id !== '') return id
    } catch {
      // Not every system has one.
    }
  return null
}

/** Tells this machine from another that shares a folder with it: its name, and a hash of its id where there is one. */
export const thisMachine = (host: string): string => {
  const id = machineId()
  if (id === null) return host
  // The id itself is meant to stay on its machine: https://www.freedesktop.org/software/systemd/man/machine-id.html
  return `${host} ${createHash('sha256').update(`hookswitch ${id}`).digest('hex').slice(0, 16)}`
}
