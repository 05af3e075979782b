import { TriangleAlert } from 'lucide-react'
import {
  keepMinePlace,
  keepMyRules,
  swapInRules,
  swapInRulesPlace,
  takeTheirRules,
} from '../actions/edit-rules.ts'
import { count } from '../format/numbers.ts'
import { dropDraft, useRules } from '../state/rules-store.ts'
import { Button } from '../ui/button.tsx'
import type { EditedRules } from './use-edited-rules.ts'

const stateWords = ({ changed, overtaken, inForce }: EditedRules): string => {
  if (!changed)
    return inForce.rules.length === 0
      ? 'No rules are in force.'
      : `${count(inForce.rules.length, 'rule')} in force.`
  if (overtaken) return 'Not in force: those have changed.'
  return 'Not in force yet.'
}

/** Somebody else was faster: nothing is overwritten until it is said whose rules count. */
const Overtaken = ({ connectionId }: { connectionId: string }) => (
  <div className="refusal" role="alert">
    <TriangleAlert size={14} aria-hidden="true" />
    <div>
      <p>
        <b>The rules in force have changed since.</b> Yours began from the ones before.
      </p>
      <p className="card-acts">
        <Button id={keepMinePlace} onClick={() => keepMyRules(connectionId)}>
          Keep mine
        </Button>
        <Button onClick={() => takeTheirRules(connectionId)}>Take theirs</Button>
      </p>
    </div>
  </div>
)

/** Whether the rules are in force, and how they get there. */
export const RulesSwapBar = ({ edited }: { edited: EditedRules }) => {
  const { connection, changed, issues, overtaken } = edited
  const refusal = useRules(r => r.refusals.get(connection.id))
  const saving = useRules(r => r.saving)
  return (
    <div className="swap-area">
      {changed && overtaken && <Overtaken connectionId={connection.id} />}
      {refusal !== undefined && (
        <div className="refusal" role="alert">
          <TriangleAlert size={14} aria-hidden="true" />
          <p>
            <b>Nothing was swapped in.</b> {refusal}
          </p>
        </div>
      )}
      <div className="swap">
        <div className="swap-words" role="status">
          {issues.length > 0 && <b className="c-rejected">{count(issues.length, 'problem')}</b>}
          <span className={changed ? 'rules-changed' : ''}>{stateWords(edited)}</span>
        </div>
        {changed && !overtaken && (
          <Button look="ghost" tip="Back to the rules in force" onClick={() => dropDraft(connection.id)}>
            Revert
          </Button>
        )}
        <Button
          id={swapInRulesPlace}
          look="primary"
          command="swap-in"
          showKeys
          disabled={saving || !changed || overtaken}
          onClick={() => void swapInRules(connection.id)}
        >
          Swap in rules
        </Button>
      </div>
    </div>
  )
}
