import Store from 'electron-store'
import { Problem } from '../../shared/problem.ts'
import { sayProblem } from '../say.ts'
import { type DesktopSecrets, desktopSecrets } from './desktop-secrets.ts'
import { openKeychain } from './keychain.ts'

/** Endpoint secrets last as long as their endpoint: nobody has to be asked about those. */
const isTyped = (name: string): boolean => !name.endsWith('/endpoint-secret')

/**
 * The desktop app's secrets, in `desktop-secrets.json` of the data folder.
 * @param agreed whether the user agreed to do without a keychain
 * @param onKeptForThisRun a secret that the user gave could not be saved
 */
export const openSecrets = (
  folder: string,
  agreed: boolean,
  onKeptForThisRun: () => void,
): DesktopSecrets => {
  const file = new Store<Record<string, string>>({
    cwd: folder,
    name: 'desktop-secrets',
    configFileMode: 0o600,
    // Names hold slashes and may hold dots; they are keys, not paths.
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: true,
  })
  const keychain = openKeychain()
  const secrets = desktopSecrets(
    {
      get: name => {
        const saved: unknown = file.get(name)
        return typeof saved === 'string' ? saved : undefined
      },
      set: (name, value) => file.set(name, value),
      delete: name => file.delete(name),
    },
    keychain,
    agreed,
    {
      keptForThisRun: name => {
        if (isTyped(name)) onKeptForThisRun()
      },
      unreadable: name => {
        if (isTyped(name)) sayProblem(new Problem('secret-unreadable', { name }))
      },
    },
  )
  if (secrets.onlyForThisRun()) sayProblem(new Problem('no-keychain'))
  return secrets
}
