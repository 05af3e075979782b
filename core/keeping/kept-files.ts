import { closeSync, openSync } from 'node:fs'

/**
 * Files of databases that are read beside SQLite. On POSIX, closing any descriptor of a file drops every lock that this
 * process has on it, those of SQLite too, and another program could then write in the middle of ours: what is opened
 * here stays open until the databases are closed.
 */
export interface KeptFiles {
  /** @returns a descriptor, to be read by position and never closed by whoever asked */
  open(path: string): number
  /** To be called when the databases are closed. */
  close(): void
}

export const makeKeptFiles = (): KeptFiles => {
  const open = new Map<string, number>()
  return {
    open: path => {
      const known = open.get(path)
      if (known !== undefined) return known
      const descriptor = openSync(path, 'r')
      open.set(path, descriptor)
      return descriptor
    },
    close: () => {
      for (const descriptor of open.values()) closeSync(descriptor)
      open.clear()
    },
  }
}
