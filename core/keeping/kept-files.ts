import { closeSync, fstatSync, openSync, statSync } from 'node:fs'

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
  const kept: { readonly path: string; readonly descriptor: number }[] = []
  return {
    open: path => {
      const { ino } = statSync(path)
      // A file that was made anew under its name is another one.
      const known = kept.find(one => one.path === path && fstatSync(one.descriptor).ino === ino)
      if (known) return known.descriptor
      const descriptor = openSync(path, 'r')
      kept.push({ path, descriptor })
      return descriptor
    },
    close: () => {
      for (const { descriptor } of kept.splice(0)) closeSync(descriptor)
    },
  }
}
