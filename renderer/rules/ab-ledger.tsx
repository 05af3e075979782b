import { Download, Split } from 'lucide-react'
import { ledgerCsv } from '../../shared/rules/ledger-csv.ts'
import { saveFile } from '../actions/save-file.ts'
import { showSplit } from '../state/rules-store.ts'
import { Button } from '../ui/button.tsx'
import { ProblemLine } from '../ui/problem-line.tsx'
import { ExperimentCard } from './experiment-card.tsx'
import type { EditedRules } from './use-edited-rules.ts'
import { useLedger } from './use-ledger.ts'

/** How the arms of each experiment that is in force fare. */
export const AbLedger = ({ edited }: { edited: EditedRules }) => {
  const { connection, readOnly } = edited
  const { experiments, problem } = useLedger(connection.id)
  const some = experiments !== null && experiments.length > 0
  return (
    <section className="ledger" aria-label="A/B ledger">
      <h2 className="unseen">A/B ledger</h2>
      {some && (
        <div className="panel-head">
          <p className="grow">How the arms fare, over all captures.</p>
          <Button
            tip="One line for each arm and kind of grade"
            onClick={() => saveFile('ab-ledger.csv', ledgerCsv(experiments), 'text/csv')}
          >
            <Download size={13} aria-hidden="true" /> Export CSV
          </Button>
        </div>
      )}
      {problem && <ProblemLine problem={problem} />}
      {experiments?.map(experiment => (
        <ExperimentCard key={experiment.name} connectionId={connection.id} experiment={experiment} />
      ))}
      {experiments?.length === 0 && (
        <div className="panel-empty">
          <b>No experiment is in force</b>
          <p>
            Split the calls between two answers, swap the rules in, and compare here: calls, fallbacks, times
            and grades of each arm.
          </p>
          {!readOnly && (
            <Button onClick={() => showSplit()}>
              <Split size={14} aria-hidden="true" /> Split calls…
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
