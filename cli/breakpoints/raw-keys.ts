import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { keysOf } from './keys.ts'

/** The process group of this program, and the one that its terminal belongs to. */
const groups = (): readonly (string | undefined)[] => {
  if (process.platform === 'linux') {
    // The fields are counted behind the program's name, which may hold anything.
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return [fields[2], fields[5]]
  }
  const args = ['-o', 'pgid=,tpgid=', '-p', String(process.pid)]
  return execFileSync('ps', args, { encoding: 'utf8' }).trim().split(/\s+/)
}

/** Whether the terminal is ours to read: the system stops a job in the background that touches it. */
const inForeground = (): boolean => {
  if (process.platform === 'win32') return true
  try {
    const [own, terminal] = groups()
    return own !== undefined && own === terminal
  } catch {
    return false
  }
}

export interface RawKeys {
  /** Gives the terminal back as it was. */
  stop(): void
}

/**
 * Each key as it is pressed, without Enter. In this mode Ctrl+C is a key as well: see `sendSignal`.
 * The terminal is given back at the end of the process, however it ends short of SIGKILL.
 * @returns null where nobody can press a key
 */
export const listenRawKeys = (onKey: (key: string) => void, onResume: () => void): RawKeys | null => {
  const { stdin, stderr } = process
  if (!stdin.isTTY || !stderr.isTTY) return null
  let over = false
  const give = (): void => {
    if (stdin.isRaw) stdin.setRawMode(false)
  }
  const take = (): void => {
    if (over || !inForeground()) return
    // The system has changed it back while we were stopped, of which Node knows nothing.
    give()
    stdin.setRawMode(true)
    stdin.resume()
  }
  const onData = (chunk: string): void => {
    for (const key of keysOf(chunk)) onKey(key)
  }
  const onContinued = (): void => {
    take()
    onResume()
  }
  stdin.setEncoding('utf8').on('data', onData)
  stdin.pause()
  // A terminal that is closed ends us by SIGHUP.
  stdin.on('error', () => {})
  take()
  process.on('SIGCONT', onContinued)
  process.on('exit', give)
  return {
    stop: () => {
      over = true
      process.off('SIGCONT', onContinued)
      stdin.off('data', onData)
      stdin.pause()
      give()
    },
  }
}

/** What the terminal itself would have done for the key: the signal goes to everybody who was started with us. */
export const sendSignal = (signal: NodeJS.Signals): void => {
  if (process.platform === 'win32') {
    if (signal === 'SIGINT') process.emit('SIGINT')
    return
  }
  // Whoever is stopped or killed by it must not leave the terminal in raw mode.
  if (signal !== 'SIGINT' && process.stdin.isRaw) process.stdin.setRawMode(false)
  process.kill(0, signal)
}
