import type { SecretStore } from '../../core/secrets/secret-store.ts'
import type { Keychain } from './keychain.ts'

/** Where encrypted secrets lie. */
export interface SecretFile {
  get(name: string): string | undefined
  set(name: string, value: string): void
  delete(name: string): void
}

export interface DesktopSecrets extends SecretStore {
  /** Secrets go when the app ends, because there is no keychain and nobody agreed to do without. */
  onlyForThisRun(): boolean
  /** Agrees to do without a keychain; what was kept for this run only is saved. */
  keepWithoutKeychain(): void
}

export interface SecretEvents {
  /** A secret could not be saved, only kept for this run. */
  keptForThisRun(name: string): void
  /** A saved secret was encrypted by a keychain that is not here any more. */
  unreadable(name: string): void
}

/** Secrets in a file, encrypted by the system's keychain. Without a keychain they are in memory only, until the user agrees. */
export const desktopSecrets = (
  file: SecretFile,
  keychain: Keychain,
  agreed: boolean,
  events: SecretEvents,
): DesktopSecrets => {
  const memory = new Map<string, string>()
  let forThisRun = keychain.weakBackend !== null
  const save = (name: string, value: string): void => file.set(name, keychain.encrypt(value))

  const keepWithoutKeychain = (): void => {
    keychain.allowWeak()
    for (const [name, value] of memory) save(name, value)
    memory.clear()
    forThisRun = false
  }
  if (forThisRun && agreed) keepWithoutKeychain()

  return {
    onlyForThisRun: () => forThisRun,
    keepWithoutKeychain,
    get: async name => {
      const kept = memory.get(name)
      const saved = file.get(name)
      if (kept !== undefined || saved === undefined || forThisRun) return kept ?? null
      try {
        return keychain.decrypt(saved)
      } catch {
        events.unreadable(name)
        return null
      }
    },
    set: async (name, value) => {
      if (!forThisRun) return save(name, value)
      memory.set(name, value)
      events.keptForThisRun(name)
    },
    delete: async name => {
      memory.delete(name)
      file.delete(name)
    },
  }
}
