import { realpathSync } from 'node:fs'
import { Problem } from '../../shared/problem.ts'
import { type Clock, systemClock } from '../clock.ts'
import { machineIdFile } from '../data-folder/data-folder.ts'
import { holdsDataFolder, isDataFolderHeld } from '../data-folder/lock.ts'
import { cleanUp } from './clean-up.ts'
import type { LeaseEntry } from './lease-entry.ts'
import type { LeaseAccount, Leases } from './leases.ts'
import { openLedger } from './ledger.ts'
import { isOfMachine, thisMachine } from './machine.ts'
import { takeLease } from './take-lease.ts'
import { keepReleasing } from './unreleased.ts'
import { keepWatchdog, type WatchdogCommand } from './watchdog-keeper.ts'
import { describeEndpoint, type Sought, soughtByName, soughtOf } from './whose.ts'

export interface LeasesOptions {
  readonly dataFolder: string
  /** This machine's name, as labels show it to colleagues. */
  readonly host: string
  /** Null: after a crash the endpoint stays until the next start. */
  readonly watchdog: WatchdogCommand | null
  onProblem(problem: Problem): void
  readonly clock?: Clock
}

const realPath = (folder: string): string => {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

/** After this long a request whose answer was never heard has made its endpoint, or never will. */
export const settledAfterMs = 60_000

export const openLeases = (options: LeasesOptions): Leases => {
  const { host, onProblem, clock = systemClock } = options
  const folder = realPath(options.dataFolder)
  const machine = thisMachine(machineIdFile(), host)
  const ledger = openLedger(folder, clock.now())
  const watchdog = options.watchdog && keepWatchdog(options.watchdog, onProblem)
  const heldHere = new Set<string>()
  const unreleased = keepReleasing(async nonce => {
    watchdog?.drop(nonce)
    // Where that fails, the next start finds that its endpoint is gone.
    await ledger.remove(nonce).catch(() => {})
  })
  const told = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  let cleaning: Promise<unknown> = Promise.resolve()

  /** An engine that lives has it: this one, or another whose folder this is or was copied from. */
  const usedBy = (owner: string): boolean => {
    const mine = holdsDataFolder(folder)
    if (!mine && isDataFolderHeld(folder)) return true
    return owner === folder ? false : isDataFolderHeld(owner)
  }
  /** What the ledger knows of this machine's leases at an account. */
  const soughtAt = (fits: (entry: LeaseEntry) => boolean): Sought[] => {
    const { entries, unreadable, newer } = ledger.read()
    for (const file of newer.filter(file => !told.has(file))) {
      told.add(file)
      onProblem(new Problem('leases-newer', { file }))
    }
    const inUse = new Map<string, boolean>()
    const isInUse = (nonce: string, owner: string): boolean => {
      if (heldHere.has(nonce)) return true
      const known = inUse.get(owner) ?? usedBy(owner)
      inUse.set(owner, known)
      return known
    }
    return [
      ...entries
        .filter(entry => isOfMachine(entry.machine, machine) && fits(entry))
        .map(entry => soughtOf(entry, isInUse(entry.nonce, entry.folder))),
      ...unreadable.map(nonce => soughtByName(nonce, isInUse(nonce, folder))),
    ]
  }
  const ofAccount = ({ platform, apiUrl }: Pick<LeaseAccount, 'platform' | 'apiUrl'>) =>
    soughtAt(entry => entry.platform === platform && entry.apiUrl === apiUrl)

  /** Looks again when every request that may still be under way has come to its end. */
  const lookAgain = (account: LeaseAccount): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      clean(account, false).catch(() => {})
    }, settledAfterMs + 1_000).unref()
    timers.add(timer)
  }
  const clean: Leases['clean'] = (account, dryRun) => {
    const work = cleaning.then(async () => {
      const dead = ofAccount(account).filter(sought => !sought.inUse)
      if (dead.length === 0) return { removed: [], left: [] }
      const settledBefore = clock.now() - settledAfterMs
      const onOver = (nonce: string) => {
        unreleased.forget(nonce)
        watchdog?.drop(nonce)
      }
      const done = await cleanUp({ account, ledger, dead, dryRun, settledBefore, onOver, onProblem })
      if (done.unsettled && !dryRun && holdsDataFolder(folder)) lookAgain(account)
      return { removed: done.removed, left: done.left }
    })
    cleaning = work.catch(() => {})
    return work
  }

  return {
    take: async (account, url, events, onChange) => {
      const parts = { ledger, watchdog, unreleased, heldHere, folder, machine, host, clock, lookAgain }
      return takeLease(parts, account, url, events, onChange)
    },
    endpoints: async (account, signal) => {
      const listed = await account.api.list(signal)
      const leases = ofAccount(account)
      return listed.map(endpoint => describeEndpoint(endpoint, leases))
    },
    clean,
    leftBehind: () =>
      soughtAt(() => true).flatMap(({ entry, inUse }) => {
        if (inUse || !entry) return []
        const { connectionId, platform, apiUrl, endpointId, label } = entry
        return [{ connectionId, platform, apiUrl, endpoint: endpointId ?? label }]
      }),
    finish: async () => {
      const left = await unreleased.finish()
      for (const nonce of unreleased.close()) watchdog?.drop(nonce)
      return left
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer)
      for (const nonce of unreleased.close()) watchdog?.drop(nonce)
      watchdog?.close()
    },
  }
}
