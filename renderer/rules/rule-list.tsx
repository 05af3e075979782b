import { ListOrdered, Plus, Split, Undo2, X } from 'lucide-react'
import { addRule, chosenRulePlace, moveRuleTo, undoLast } from '../actions/edit-rules.ts'
import { openSplit, splitPlace } from '../actions/split-calls.ts'
import { useEngine } from '../state/engine-store.ts'
import { forgetUndo, useRules } from '../state/rules-store.ts'
import { Button } from '../ui/button.tsx'
import { useRoving } from '../ui/use-roving.ts'
import { AfterRules, BeforeRules } from './answer-order.tsx'
import { issueAt } from './rule-issues.ts'
import { RuleRow } from './rule-row.tsx'
import type { EditedRules } from './use-edited-rules.ts'

/** What rules are good for, where there are none. */
const NoRules = ({ edited }: { edited: EditedRules }) => (
  <div className="rules-empty">
    <ListOrdered size={20} aria-hidden="true" />
    <div>
      <b>No rules: every call gets the default answer.</b>
      <p>
        Add a rule to give VIPs another one, to try two greetings against each other, or to stop certain calls
        at a breakpoint. Rules are asked from top to bottom; the first that matches decides.
      </p>
      {!edited.readOnly && (
        <p className="card-acts">
          <Button look="primary" id={chosenRulePlace} onClick={() => addRule(edited.connection.id)}>
            <Plus size={14} aria-hidden="true" /> Add the first rule
          </Button>
          <Button id={splitPlace} onClick={() => openSplit()}>
            <Split size={14} aria-hidden="true" /> Split calls…
          </Button>
        </p>
      )}
    </div>
  </div>
)

/** Something was taken away: the way back stands below, the last deed first. */
const UndoLine = ({ edited }: { edited: EditedRules }) => {
  const { connection } = edited
  const undos = useRules(r => r.undos.get(connection.id))
  const last = undos?.at(-1)
  if (!last || edited.readOnly) return null
  return (
    <p className="rules-undo">
      <span className="rules-undo-words" role="status">
        {last.words}
        {undos && undos.length > 1 && ` ${undos.length - 1} more can be undone after it.`}
      </span>
      <Button look="ghost" onClick={() => undoLast(connection.id)}>
        <Undo2 size={13} aria-hidden="true" /> Undo
      </Button>
      <Button
        look="ghost"
        className="square"
        aria-label="Leave it deleted"
        onClick={() => forgetUndo(connection.id)}
      >
        <X size={13} aria-hidden="true" />
      </Button>
    </p>
  )
}

/** The whole order of who answers: an armed breakpoint, the rules, the handler, the default answer, the deadline answer. */
export const RuleList = ({ edited }: { edited: EditedRules }) => {
  const { connection, rules, chosen, issues, readOnly } = edited
  const answers = useEngine(e => e.answers)
  const { onKeyDown, cell } = useRoving(
    rules.map(rule => rule.id),
    chosen?.id,
  )
  return (
    <div className="rule-order">
      <BeforeRules connectionId={connection.id} />
      {rules.length === 0 && <NoRules edited={edited} />}
      {rules.length > 0 && (
        <ol className="rules" aria-label="Rules in their order" onKeyDown={onKeyDown}>
          {rules.map((rule, position) => (
            <RuleRow
              key={rule.id}
              connectionId={connection.id}
              forwardTo={connection.forwardTo}
              rule={rule}
              position={position}
              total={rules.length}
              chosen={rule === chosen}
              readOnly={readOnly}
              issue={issueAt(issues, rule.id)}
              answers={answers}
              cell={cell}
              onDrop={(id, to) => moveRuleTo(connection.id, id, to)}
            />
          ))}
        </ol>
      )}
      <UndoLine edited={edited} />
      <AfterRules connection={connection} hasRules={rules.length > 0} />
    </div>
  )
}
