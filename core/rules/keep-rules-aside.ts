import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../shared/problem.ts'
import type { RuleStore, StoredRules } from './rule-store.ts'

/**
 * Moves rules that cannot be read out of the captures file into a file of their own, where somebody can mend them.
 * They stay where they are when that file cannot be written.
 */
export const keepRulesAside = (
  folder: string,
  store: RuleStore,
  { connectionId, text }: StoredRules,
  reason: string,
  nowMs: number,
): Problem => {
  const kept = join(folder, `rules-${connectionId.replace(/[^\w-]/g, '_')}.unreadable-${nowMs}.json`)
  try {
    writeFileSync(kept, text, { mode: 0o600, flag: 'wx' })
    store.remove(connectionId)
  } catch {
    return new Problem('rules-kept-aside', { connection: connectionId, reason, kept: 'the captures file' })
  }
  return new Problem('rules-kept-aside', { connection: connectionId, reason, kept })
}
