import type { Problem } from '../../shared/problem.ts'
import { openFile } from '../settings/open-file.ts'
import type { SecretStore } from './secret-store.ts'

/** Secrets in one file of the data folder that only its owner can read (0600). */
export const fileSecretStore = (
  folder: string,
  nowMs: number,
  onProblem: (problem: Problem) => void,
): SecretStore => {
  const allText = (store: Record<string, unknown>) => Object.values(store).every(v => typeof v === 'string')
  const file = openFile<Record<string, string>>(folder, 'secrets', allText, nowMs, onProblem)
  return {
    get: async name => file.get(name) ?? null,
    set: async (name, value) => file.set(name, value),
    delete: async name => file.delete(name),
  }
}
