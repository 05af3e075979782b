import type { Handlers } from '../../shared/contract.ts'
import type { CaptureReader } from '../captures/capture-store.ts'
import type { Connection } from '../connections/connection.ts'
import { dryRun } from '../rules/dry-run.ts'
import { ledgerOf } from '../rules/ledger.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { RuleRecords } from '../rules/rule-records.ts'
import type { TemplateRenderer } from '../templates/renderer.ts'

export interface RuleHandlerParts {
  readonly rules: RuleBook
  readonly records: RuleRecords
  readonly captures: CaptureReader
  readonly templates: TemplateRenderer
  /** Brings what is read up to date; of routings, that of one capture. */
  settle(captureId?: string): void
  /** @throws Problem `connection-not-found` */
  connection(id: string): Connection
}

/** Rules of a connection, tried and kept. */
export const ruleHandlers = ({
  rules,
  records,
  captures,
  templates,
  settle,
  connection,
}: RuleHandlerParts): Pick<Handlers, `rules.${string}` & keyof Handlers> => ({
  'rules.save': ({ connectionId, rules: list }) => {
    rules.save(connectionId, list)
    return {}
  },
  'rules.dryRun': async ({ connectionId, rules: list, limit }) => {
    const { line } = connection(connectionId)
    const tried = rules.try(connectionId, list)
    const inForce = rules.apart(connectionId)
    settle()
    return { rows: await dryRun({ line, templates, captures, records, inForce }, tried, limit) }
  },
  'rules.ledger': async ({ connectionId }) => {
    const { line } = connection(connectionId)
    settle()
    return {
      experiments: await ledgerOf(connectionId, line.rules().rules, line.platform.facts, records),
    }
  },
})
