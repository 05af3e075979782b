import { PlatformId } from '../../shared/platform.ts'
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

/** Removes what earlier runs left behind, wherever the key is known. Never rejects: what stays is told. */
export const cleanLeftBehind = async (
  leases: Leases,
  secrets: SecretStore,
  userAgent: string,
  onProblem: (problem: Problem) => void,
): Promise<void> => {
  const accounts = new Map(
    leases.leftBehind().map(left => [[left.connectionId, left.platform, left.apiUrl].join('\n'), left]),
  )
  for (const left of accounts.values()) {
    const account = await accountOf(left, secrets, userAgent).catch(() => null)
    if (!account) continue
    try {
      const done = await leases.clean(account, false)
      for (const { code, detail } of done.left) onProblem(new Problem(code, detail))
    } catch (error) {
      onProblem(notReleased(account.platformName, left.endpoint, asProblem(error)))
    }
  }
}
