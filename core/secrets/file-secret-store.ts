import type { Problem } from '../../shared/problem.ts'
import type { KeptFile } from '../settings/keep-aside.ts'
import { openFile } from '../settings/open-file.ts'
import type { SecretStore } from './secret-store.ts'

/** How any file of secrets is looked at before it is opened: by name, each one text. */
export const secretFile: Pick<KeptFile, 'fits' | 'code'> = {
  fits: store => Object.values(store).every(value => typeof value === 'string'),
  code: 'secrets-kept-aside',
}

/** Secrets in one file of the data folder that only its owner can read (0600). */
export const fileSecretStore = (
  folder: string,
  nowMs: number,
  onProblem: (problem: Problem) => void,
): SecretStore => {
  const file = openFile<Record<string, string>>(folder, 'secrets', secretFile, nowMs, onProblem)
  return {
    get: async name => file.get(name) ?? null,
    set: async (name, value) => file.set(name, value),
    delete: async name => file.delete(name),
  }
}
