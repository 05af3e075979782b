import type { EndpointEntry } from '../../shared/endpoints.ts'
import { asProblem, Problem, type ProblemInfo } from '../../shared/problem.ts'
import type { ListedEndpoint } from '../platforms/endpoint-api.ts'
import { removeEndpoint } from './held-endpoint.ts'
import { keyMarkOf } from './lease-entry.ts'
import type { LeaseAccount } from './leases.ts'
import type { Ledger } from './ledger.ts'
import { describeEndpoint, isSame, type Sought } from './whose.ts'

export interface CleanUpParts {
  readonly account: LeaseAccount
  readonly ledger: Ledger
  /** Leases whose engine has ended. */
  readonly dead: readonly Sought[]
  readonly dryRun: boolean
  /** Milliseconds since the epoch: a request that is older than this has come to its end. */
  readonly settledBefore: number
  /** Nothing is left of this lease. */
  onOver(nonce: string): void
  onProblem(problem: Problem): void
}

export interface CleanedUp {
  readonly removed: EndpointEntry[]
  readonly left: ProblemInfo[]
  /** An endpoint that was asked for a moment ago may still come. */
  readonly unsettled: boolean
}

const listWithinMs = 8_000

/**
 * Whether the absence from the list of this account is the end of the lease. A list that another key opens may be that of
 * another account, and a request whose answer nobody heard may still be under way.
 */
const isOver = (
  { entry, nonce }: Sought,
  { account, settledBefore }: CleanUpParts,
): boolean | 'unsettled' => {
  if (!entry || entry.keyMark !== keyMarkOf(nonce, account.apiKey)) return false
  return entry.endpointId !== null || Date.parse(entry.createdAt) < settledBefore || 'unsettled'
}

/** Removes the endpoints of leases whose engine has ended, and forgets the leases whose endpoint is gone. */
export const cleanUp = async (parts: CleanUpParts): Promise<CleanedUp> => {
  const { account, ledger, dead, dryRun } = parts
  const listed = await account.api.list(AbortSignal.timeout(listWithinMs))
  const removed: EndpointEntry[] = []
  const left: ProblemInfo[] = []
  let unsettled = false

  /** @returns whether it is gone */
  const remove = async (endpoint: ListedEndpoint): Promise<boolean> => {
    try {
      if (!dryRun) await removeEndpoint(account.api, account.platformName, endpoint.id)
      removed.push(describeEndpoint(endpoint, dead))
      return true
    } catch (error) {
      left.push(asProblem(error).info)
      return false
    }
  }
  const finish = async (sought: Sought): Promise<void> => {
    parts.onOver(sought.nonce)
    if (sought.entry) return ledger.remove(sought.nonce)
    const kept = await ledger.keepAside(sought.nonce)
    parts.onProblem(new Problem('lease-unreadable', { file: ledger.fileOf(sought.nonce), kept }))
  }

  for (const sought of dead) {
    const found = listed.filter(endpoint => isSame(endpoint, sought))
    let gone = true
    for (const endpoint of found) gone = (await remove(endpoint)) && gone
    const over = found.length > 0 ? gone : sought.entry ? isOver(sought, parts) : true
    if (over === 'unsettled') unsettled = true
    else if (over && !dryRun) await finish(sought).catch(error => parts.onProblem(asProblem(error)))
  }
  return { removed, left, unsettled }
}
