import { storeRules } from '../core/rules/rule-store.ts'
import type { Database } from '../core/sqlite.ts'
import type { Rule } from '../shared/rules/rule.ts'
import { readRulesFile } from '../shared/rules/rules-file.ts'

/** The rules of each connection that are kept in a data folder, not in a file of their own; broken ones are left out. */
export const keptRules = (database: Database): { connectionId: string; rules: Rule[] }[] =>
  storeRules(database)
    .all()
    .flatMap(({ connectionId, text }) => {
      const read = readRulesFile(text)
      return read.ok ? [{ connectionId, rules: read.rules }] : []
    })
