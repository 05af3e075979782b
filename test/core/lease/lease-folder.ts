import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFiles, makeDataFolder } from '../../../core/data-folder/data-folder.ts'
import type { Leases } from '../../../core/lease/leases.ts'
import { openLeases } from '../../../core/lease/open-leases.ts'
import type { WatchdogCommand } from '../../../core/lease/watchdog-keeper.ts'
import type { Problem } from '../../../shared/problem.ts'

export const host = 'a-laptop'

/** Leases of a data folder as a program has them, without a watchdog unless one is given, with what they tell. */
export const leasesIn = (
  dataFolder: string,
  options: { host?: string; now?: () => number; watchdog?: WatchdogCommand } = {},
): Leases & { readonly told: Problem[] } => {
  const told: Problem[] = []
  const clock = { now: options.now ?? Date.now, monotonic: () => performance.now() }
  const onProblem = (problem: Problem) => told.push(problem)
  const watchdog = options.watchdog ?? null
  const leases = openLeases({ dataFolder, host: options.host ?? host, watchdog, onProblem, clock })
  return { ...leases, told }
}

/** Files of leases by name, without the installation's own. */
export const leaseFiles = (dataFolder: string): string[] =>
  readdirSync(dataFiles(dataFolder).leases).filter(name => name !== 'installation.json')

export const readLease = (dataFolder: string): Record<string, unknown> => {
  const [name = ''] = leaseFiles(dataFolder)
  return JSON.parse(readFileSync(join(dataFiles(dataFolder).leases, name), 'utf8'))
}

export const writeLease = (dataFolder: string, nonce: string, text: string): void => {
  const folder = dataFiles(dataFolder).leases
  makeDataFolder(folder)
  writeFileSync(join(folder, `${nonce}.json`), text)
}
