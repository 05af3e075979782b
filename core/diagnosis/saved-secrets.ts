import type { Connection } from '../connections/connection.ts'
import { type SecretStore, secretNames } from '../secrets/secret-store.ts'
import type { NamedSecret } from './secret-forms.ts'

export interface SavedSecrets {
  /** That of the connection's endpoint; null when it is not known any more. */
  readonly own: string | null
  /** All others that are known here, by words that name them. */
  readonly others: readonly NamedSecret[]
}

type Known = Pick<Connection, 'id' | 'state' | 'line' | 'registration'>

/** What its deliveries are signed with now; else what was kept of an endpoint that could not be removed. */
const endpointSecret = async ({ id, registration }: Known, store: SecretStore): Promise<string | null> => {
  const now = registration.secret()
  if (typeof now === 'string' && now !== '') return now
  return store.get(secretNames(id).endpointSecret)
}

/** Every secret that is known here, for a diagnosis of one connection. None of it leaves the engine. */
export const savedSecrets = async (
  connectionId: string,
  connections: readonly Known[],
  store: SecretStore,
): Promise<SavedSecrets> => {
  const named = connections.map(async (connection): Promise<[string, string | null, string][]> => {
    const { id, line } = connection
    const { name } = connection.state()
    return [
      [id, await endpointSecret(connection, store), `the endpoint secret of “${name}”`],
      ['', line.handlerTrust().secret, `the secret of the handler of “${name}”`],
      ['', await store.get(secretNames(id).apiKey), `the API key of “${name}”`],
    ]
  })
  const all = (await Promise.all(named)).flat()
  return {
    own: all.find(([id]) => id === connectionId)?.[1] ?? null,
    others: all.flatMap(([id, secret, name]) =>
      id === connectionId || secret === null || secret === '' ? [] : [{ name, secret }],
    ),
  }
}
