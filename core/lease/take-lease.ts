import { setTimeout as sleep } from 'node:timers/promises'
import { asProblem, Problem } from '../../shared/problem.ts'
import type { EndpointState } from '../../shared/state.ts'
import type { Clock } from '../clock.ts'
import { retryCall } from '../platforms/retry.ts'
import { disableEndpoint, heldEndpoint, removeEndpoint } from './held-endpoint.ts'
import { labelOf, newNonce } from './label.ts'
import { keyMarkOf, type LeaseEntry } from './lease-entry.ts'
import type { Lease, LeaseAccount } from './leases.ts'
import type { Ledger } from './ledger.ts'
import type { Unreleased } from './unreleased.ts'
import type { WatchdogKeeper } from './watchdog-keeper.ts'

export interface TakeParts {
  readonly ledger: Ledger
  readonly watchdog: WatchdogKeeper | null
  readonly unreleased: Unreleased
  /** Nonces of leases that this process has. */
  readonly heldHere: Set<string>
  readonly folder: string
  readonly machine: string
  readonly host: string
  readonly clock: Clock
  /** Has the account cleaned up once more, later. */
  lookAgain(account: LeaseAccount): void
}

/** Refused before anything was made. */
const refusals = new Set(['api-busy', 'api-key-refused', 'api-key-role', 'api-refused'])
/** The request never left: there was nobody to send it to. */
const neverSent = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'ENOTFOUND'])
const listWithinMs = 4_000
const listTries = 2
/** A request that broke off may still be under way at the platform. */
const secondLookAfterMs = 1_500

const nothingWasMade = ({ code, cause }: Problem): boolean =>
  refusals.has(code) || neverSent.has(String((cause as { code?: unknown } | undefined)?.code))

/** Looks up what an unheard answer may have made, and removes it. @returns whether there is nothing left for certain */
const undo = async (
  { api, platformName }: LeaseAccount,
  label: string,
  failed: Problem,
): Promise<boolean> => {
  const find = async () => {
    const list = () => api.list(AbortSignal.timeout(listWithinMs))
    return (await retryCall(list, { tries: listTries })).filter(endpoint => endpoint.label === label)
  }
  let found = await find()
  const answered = failed.code !== 'api-unreachable'
  if (found.length === 0 && !answered) {
    await sleep(secondLookAfterMs)
    found = await find()
  }
  for (const { id } of found) await removeEndpoint(api, platformName, id)
  return found.length > 0 || answered
}

/** Written down and watched before it is asked for; then held. @throws Problem `api-…`, `endpoint-not-released`, `data-folder-not-writable` */
export const takeLease = async (
  parts: TakeParts,
  account: LeaseAccount,
  url: string,
  events: readonly string[],
  onChange: (state: EndpointState) => void,
): Promise<Lease> => {
  const { ledger, watchdog, heldHere, clock } = parts
  const { api, apiUrl, apiKey, connectionId, platform, platformName } = account
  const nonce = newNonce()
  const label = labelOf(parts.host, nonce)
  const intent: LeaseEntry = {
    version: 1,
    nonce,
    label,
    installationId: await ledger.installationId(),
    machine: parts.machine,
    folder: parts.folder,
    connectionId,
    platform,
    apiUrl,
    keyMark: keyMarkOf(nonce, apiKey),
    createdAt: new Date(clock.now()).toISOString(),
    state: 'intent',
    endpointId: null,
  }
  const watch = (endpointId: string | null): void => {
    const file = ledger.fileOf(nonce)
    watchdog?.hold({
      nonce,
      label,
      endpointId,
      platform,
      apiUrl,
      apiKey,
      file,
    })
  }
  const learned = async (id: string): Promise<void> => {
    watch(id)
    await ledger.write({ ...intent, state: 'held', endpointId: id })
  }
  const letGo = (): void => {
    heldHere.delete(nonce)
    watchdog?.drop(nonce)
  }
  const forget = async (): Promise<void> => {
    await ledger.remove(nonce)
    letGo()
  }
  /** Its file and the watchdog's hold stay as long as the endpoint does. */
  const leave = async (endpointId: string, problem: Problem): Promise<void> => {
    await disableEndpoint(api, endpointId)
    heldHere.delete(nonce)
    parts.unreleased.add({ nonce, account, endpointId, problem })
  }

  heldHere.add(nonce)
  watch(null)
  try {
    await ledger.write(intent)
  } catch (error) {
    letGo()
    throw error
  }

  const created = await api
    .create({ label, url, events }, new AbortController().signal)
    .catch(async error => {
      const problem = asProblem(error)
      if (problem.code === 'endpoint-not-released') {
        // Its id is known, but not its secret: it is of no use, and could not be removed.
        const endpointId = problem.detail.endpointId ?? ''
        await learned(endpointId).catch(() => {})
        await leave(endpointId, problem)
        throw problem
      }
      try {
        if (nothingWasMade(problem) || (await undo(account, label, problem))) await forget()
        else {
          // The watchdog keeps watching it while this process lives.
          heldHere.delete(nonce)
          parts.lookAgain(account)
        }
      } catch {
        heldHere.delete(nonce)
        parts.lookAgain(account)
        const reason = 'the answer to its registration was not heard, and the platform cannot be asked now'
        throw new Problem('endpoint-not-released', {
          platform: platformName,
          endpointId: `“${label}”`,
          reason,
        })
      }
      throw problem
    })

  // Where that fails it is held all the same: its intent is on disk, and the label finds it.
  await learned(created.id).catch(() => {})
  return heldEndpoint(api, created, url, onChange, async () => {
    try {
      await removeEndpoint(api, platformName, created.id)
    } catch (error) {
      await leave(created.id, asProblem(error))
      throw error
    }
    await forget()
  })
}
