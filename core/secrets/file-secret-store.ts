import Conf from 'conf'
import type { SecretStore } from './secret-store.ts'

/** Secrets in one file of the data folder that only its owner can read (0600), written whole or not at all. */
export const fileSecretStore = (folder: string): SecretStore => {
  const file = new Conf<Record<string, string>>({
    cwd: folder,
    configName: 'secrets',
    configFileMode: 0o600,
    // Names hold slashes and may hold dots; they are keys, not paths.
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: true,
  })
  return {
    get: async name => file.get(name) ?? null,
    set: async (name, value) => file.set(name, value),
    delete: async name => file.delete(name),
  }
}
