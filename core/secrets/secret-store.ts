/**
 * Where secrets are kept: a port that the host gives (a file of the owner's in the terminal, the system's keychain in
 * the desktop app). The engine alone reads from it; nothing that leaves the engine holds a secret.
 */
export interface SecretStore {
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}

export const secretNames = (connectionId: string) => ({
  apiKey: `${connectionId}/api-key`,
  endpointSecret: `${connectionId}/endpoint-secret`,
  handlerSecret: `${connectionId}/handler-secret`,
})
