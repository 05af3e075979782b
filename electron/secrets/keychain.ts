import { safeStorage } from 'electron'

/** The system's keychain as far as it is there. */
export interface Keychain {
  /** Null when the system has a keychain of its own; else the name of what stands in for it. */
  readonly weakBackend: string | null
  /** Allows what stands in for it. */
  allowWeak(): void
  encrypt(text: string): string
  /** @throws when it was encrypted by another keychain */
  decrypt(text: string): string
}

const weakBackend = (): string | null => {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'system'
  if (backend === 'basic_text' || !safeStorage.isEncryptionAvailable()) return backend
  return null
}

/** To be called when the app is ready. */
export const openKeychain = (): Keychain => ({
  weakBackend: weakBackend(),
  // Without a keychain Chromium encrypts with a password that everybody knows, and only when it is told to.
  allowWeak: () => {
    if (process.platform === 'linux') safeStorage.setUsePlainTextEncryption(true)
  },
  encrypt: text => safeStorage.encryptString(text).toString('base64'),
  decrypt: text => safeStorage.decryptString(Buffer.from(text, 'base64')),
})
