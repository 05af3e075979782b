// Runs a host of Hookswitch and hands on what whoever started it wants of it.
import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { isatty } from 'node:tty'

/**
 * The desktop app gets a process group of its own: what a terminal sends to the whole group when it is closed would end
 * Chromium's helper processes before the app has released its endpoints. So it is told by us alone.
 * @returns the process, and whether it was ever up: a message of the app's says so
 */
export const runHost = ({ command, args, desktop }) => {
  const child = desktop
    ? spawn(command, args, {
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
        detached: process.platform !== 'win32',
      })
    : spawn(command, args, { stdio: 'inherit' })
  let up = !desktop
  child.on('message', () => {
    up = true
    child.disconnect()
  })
  return { child, desktop, wasUp: () => up }
}

/** npm passes a signal on that the terminal has sent to everybody: one Ctrl+C arrives twice, and must not count as two. */
const sameWithinMs = 500

/** Hands signals on to the host that runs then. @param onEnding there was one */
export const handOnSignals = (host, onEnding) => {
  // Node sets a terminal back when it ends, and aborts where that has been closed since.
  const terminals = [0, 1, 2].filter(isatty)
  process.on('exit', () => {
    for (const fd of terminals) if (!isatty(fd)) closeSync(fd)
  })
  let lastAt = Number.NEGATIVE_INFINITY
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      onEnding()
      const same = performance.now() - lastAt < sameWithinMs
      lastAt = performance.now()
      const now = host()
      // A host in our own group has heard Ctrl+C by itself.
      if (!same && now && (now.desktop || signal !== 'SIGINT')) now.child.kill(signal)
    })
}
