import { closeSync } from 'node:fs'
import { isatty } from 'node:tty'

/**
 * Whoever reads our output may leave first: that is no failure. Node also sets a terminal back when it ends, and aborts
 * where that has been closed since, so such a one is let go before.
 */
export const outliveReaders = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const terminals = [0, 1, 2].filter(isatty)
  process.on('exit', () => {
    for (const fd of terminals) if (!isatty(fd)) closeSync(fd)
  })
}
