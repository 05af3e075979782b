import type { SecretStore } from '../../core/secrets/secret-store.ts'
import { Problem, type ProblemInfo } from '../../shared/problem.ts'
import type { SecretRequest } from './engine-messages.ts'

interface Waiting {
  resolve(value: string | null): void
  reject(problem: Problem): void
}

export interface AskedSecrets extends SecretStore {
  answered(id: number, value: string | null): void
  refused(id: number, problem: ProblemInfo): void
}

/** The engine's secret store in the desktop app: it asks the main process, which alone reaches the system's keychain. */
export const askedSecrets = (ask: (id: number, request: SecretRequest) => void): AskedSecrets => {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  const request = (wanted: SecretRequest): Promise<string | null> =>
    new Promise((resolve, reject) => {
      const id = nextId++
      waiting.set(id, { resolve, reject })
      ask(id, wanted)
    })
  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id)
    waiting.delete(id)
    return found
  }
  return {
    get: name => request({ what: 'get', name }),
    set: async (name, value) => {
      await request({ what: 'set', name, value })
    },
    delete: async name => {
      await request({ what: 'delete', name })
    },
    answered: (id, value) => take(id)?.resolve(value),
    refused: (id, problem) => take(id)?.reject(new Problem(problem.code, problem.detail)),
  }
}
