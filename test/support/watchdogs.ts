import { readdirSync, readFileSync } from 'node:fs'

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Fourth field of `stat`, after a name in brackets that may hold anything. */
const parentOf = (pid: number): number =>
  Number(readOr(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0)

const descendsFrom = (pid: number, ancestor: number): boolean => {
  for (let above = parentOf(pid); above > 1; above = parentOf(above)) if (above === ancestor) return true
  return false
}

const isWatchdog = (pid: number): boolean => readOr(`/proc/${pid}/cmdline`).includes('lease-watchdog')

/** The watchdogs of a program that runs, or of its engine's process. */
export const watchdogsOf = (program: number): number[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => isWatchdog(pid) && descendsFrom(pid, program))

/** Those that have not ended. */
export const stillRunning = (watchdogs: readonly number[]): number[] => watchdogs.filter(isWatchdog)
