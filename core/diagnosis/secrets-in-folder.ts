import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretNames } from '../secrets/secret-store.ts'
import type { NamedSecret } from './secret-forms.ts'

const kinds: Record<keyof ReturnType<typeof secretNames>, string> = {
  endpointSecret: 'the endpoint secret',
  handlerSecret: 'the secret of the handler',
  apiKey: 'the API key',
}

/** By the words that name it; null for what has another name than secrets are given here. */
const wordsFor = (name: string): string | null => {
  const [connectionId = ''] = name.split('/', 1)
  const names = Object.entries(secretNames(connectionId)) as [keyof typeof kinds, string][]
  const kind = names.find(([, its]) => its === name)?.[0]
  return kind === undefined ? null : `${kinds[kind]} of “${connectionId}”`
}

/** What `fileSecretStore` keeps in a data folder, read beside a running engine; none where there is nothing to read. */
export const secretsInFolder = (folder: string): NamedSecret[] => {
  try {
    const saved: unknown = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))
    return Object.entries(saved ?? {}).flatMap(([key, secret]) => {
      const name = wordsFor(key)
      return name === null || typeof secret !== 'string' || secret === '' ? [] : [{ name, secret }]
    })
  } catch {
    return []
  }
}
