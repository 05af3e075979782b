import type { EndpointEntry } from '../../shared/endpoints.ts'
import { PlatformId } from '../../shared/platform.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import { platformAdapter } from '../platforms/registry.ts'
import { type SecretStore, secretNames } from '../secrets/secret-store.ts'
import { notReleased } from './held-endpoint.ts'
import type { LeaseAccount, Leases, LeftBehind } from './leases.ts'

/** An account that the ledger names, with its saved key. Null when there is none: it is cleaned up when it is connected. */
const accountOf = async (
  { connectionId, platform, apiUrl }: LeftBehind,
  secrets: SecretStore,
  userAgent: string,
): Promise<LeaseAccount | null> => {
  const id = PlatformId.safeParse(platform).data
  const apiKey = await secrets.get(secretNames(connectionId).apiKey)
  if (id === undefined || apiKey === null) return null
  const adapter = platformAdapter(id)
  const api = adapter.endpointApi({ apiUrl, apiKey, userAgent })
  return { connectionId, platform: id, platformName: adapter.facts.name, apiUrl, apiKey, api }
}

const leftBehindProblem = ({ platform, endpoint }: LeftBehind): Problem => {
  const id = PlatformId.safeParse(platform).data
  return new Problem('endpoint-left-behind', {
    platform: id === undefined ? platform : platformFacts(id).name,
    endpoint,
  })
}

/** Whoever starts with a key at hand, as `hookswitch listen` does, has connected and cleaned up by then. */
const tellAfterMs = 10_000

/**
 * Removes what earlier runs left behind, wherever the key is known. Never rejects: what stays is told, and what no key is
 * known for is told once if it is still there after a while. Resolves with what was removed.
 */
export const cleanLeftBehind = async (
  leases: Leases,
  secrets: SecretStore,
  userAgent: string,
  onProblem: (problem: Problem) => void,
  tellKeylessAfterMs = tellAfterMs,
): Promise<EndpointEntry[]> => {
  const keyOf = ({ connectionId, platform, apiUrl }: LeftBehind) =>
    [connectionId, platform, apiUrl].join('\n')
  const found = leases.leftBehind()
  const accounts = new Map(found.map(left => [keyOf(left), left]))
  const removed: EndpointEntry[] = []
  const keyless = new Set<string>()
  for (const [key, left] of accounts) {
    const account = await accountOf(left, secrets, userAgent).catch(() => null)
    if (!account) {
      for (const other of found) if (keyOf(other) === key) keyless.add(other.endpoint)
      continue
    }
    try {
      const done = await leases.clean(account, false)
      removed.push(...done.removed)
      for (const { code, detail } of done.left) onProblem(new Problem(code, detail))
    } catch (error) {
      onProblem(notReleased(account.platformName, left.endpoint, asProblem(error)))
    }
  }
  const tellKeyless = (): void => {
    for (const left of leases.leftBehind()) if (keyless.has(left.endpoint)) onProblem(leftBehindProblem(left))
  }
  if (keyless.size > 0) setTimeout(tellKeyless, tellKeylessAfterMs).unref()
  return removed
}
