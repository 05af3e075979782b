import { join } from 'node:path'
import Store from 'electron-store'
import { secretFile } from '../../core/secrets/file-secret-store.ts'
import { keepAside } from '../../core/settings/keep-aside.ts'
import { Problem } from '../../shared/problem.ts'
import { sayProblem } from '../say.ts'
import { type DesktopSecrets, desktopSecrets } from './desktop-secrets.ts'
import { openKeychain } from './keychain.ts'

/** Endpoint secrets last as long as their endpoint: nobody has to be asked about those. */
const isTyped = (name: string): boolean => !name.endsWith('/endpoint-secret')

const name = 'desktop-secrets'

/**
 * The desktop app's secrets, in `desktop-secrets.json` of the data folder.
 * A file that cannot be used is kept aside under another name, told through `onProblem`, and the secrets start afresh.
 * @param agreed whether the user agreed to do without a keychain
 * @param onKeptForThisRun a secret that the user gave could not be saved
 */
export const openSecrets = (
  folder: string,
  agreed: boolean,
  nowMs: number,
  onProblem: (problem: Problem) => void,
  onKeptForThisRun: () => void,
): DesktopSecrets => {
  keepAside({ path: join(folder, `${name}.json`), ...secretFile }, nowMs, onProblem)
  const file = new Store<Record<string, string>>({
    cwd: folder,
    name,
    configFileMode: 0o600,
    // Names hold slashes and may hold dots; they are keys, not paths.
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
  })
  const keychain = openKeychain()
  const secrets = desktopSecrets(
    {
      get: secret => file.get(secret),
      set: (secret, value) => file.set(secret, value),
      delete: secret => file.delete(secret),
    },
    keychain,
    agreed,
    {
      keptForThisRun: secret => {
        if (isTyped(secret)) onKeptForThisRun()
      },
      unreadable: secret => {
        if (isTyped(secret)) sayProblem(new Problem('secret-unreadable', { name: secret }))
      },
    },
  )
  if (secrets.onlyForThisRun()) sayProblem(new Problem('no-keychain'))
  return secrets
}
