import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Rule } from '../../shared/rules/rule.ts'
import { addRules } from '../actions/edit-rules.ts'
import { closeSplit, experimentPlace } from '../actions/split-calls.ts'
import { isInPopup } from '../keyboard/focus.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { AnswerChoice } from './action-fields.tsx'
import { evenShares, sumWords } from './experiment-shares.ts'
import { experimentNames } from './new-rule.ts'
import { NumberField } from './number-field.tsx'
import { type Arm, armName, splitRules } from './split-rules.ts'
import type { EditedRules } from './use-edited-rules.ts'

const most = 10

/** Free as a name of an experiment. */
const freeExperiment = (rules: readonly Rule[]): string => {
  const taken = experimentNames(rules)
  let n = 1
  while (taken.includes(n === 1 ? 'greeting' : `greeting ${n}`)) n++
  return n === 1 ? 'greeting' : `greeting ${n}`
}

/** Shares the calls among answers: n rules of one experiment. */
export const SplitForm = ({ edited }: { edited: EditedRules }) => {
  const { connection, rules } = edited
  const [experiment, setExperiment] = useState(() => freeExperiment(rules))
  const [arms, setArms] = useState<readonly Arm[]>([
    { percent: 50, answer: connection.answerId },
    { percent: 50, answer: '' },
  ])
  const sum = arms.reduce((all, arm) => all + (Number.isFinite(arm.percent) ? arm.percent : 0), 0)
  const name = experiment.trim()
  const taken = experimentNames(rules).includes(name)
  const ready =
    name !== '' && sum <= 100 && arms.every(arm => arm.answer !== '' && arm.percent > 0 && arm.percent <= 100)
  const close = (): void => closeSplit(rules.length > 0)
  const put = (index: number, change: Partial<Arm>): void =>
    setArms(arms.map((arm, i) => (i === index ? { ...arm, ...change } : arm)))
  /** Another number of arms shares the calls evenly again. */
  const resize = (next: readonly Arm[]): void => {
    const shares = evenShares(next.length)
    setArms(next.map((arm, i) => ({ ...arm, percent: shares[i] ?? 0 })))
  }
  return (
    <form
      className="rule-editor split-form"
      aria-label="Split calls"
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented || isInPopup(event.target as Element)) return
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
      onSubmit={event => {
        event.preventDefault()
        if (ready) addRules(connection.id, splitRules(rules, name, arms))
      }}
    >
      <h2>Split calls</h2>
      <p className="hint">
        Each call falls into one arm by a stable hash of its call id, so a call keeps its arm through retries
        and restarts. Grades are joined to the arms in the A/B ledger.
      </p>
      <TextField
        label="Experiment"
        id={experimentPlace}
        value={experiment}
        bad={name === ''}
        hint={
          taken && (
            <span className="c-fallback">This experiment has arms already: these come after them.</span>
          )
        }
        onChange={setExperiment}
      />
      <ol className="arms" aria-label="Arms">
        {arms.map((arm, index) => (
          <li key={armName(index)}>
            <fieldset className="matcher" aria-label={`Arm ${armName(index)}`}>
              <div className="matcher-head">
                <b>Arm {armName(index)}</b>
                {arms.length > 2 && (
                  <Button
                    look="ghost"
                    className="square"
                    aria-label={`Remove arm ${armName(index)}`}
                    onClick={() => resize(arms.filter((_, i) => i !== index))}
                  >
                    <Trash2 size={13} aria-hidden="true" />
                  </Button>
                )}
              </div>
              <div className="arm-fields">
                <NumberField
                  label="Percent"
                  value={arm.percent}
                  min={0}
                  max={100}
                  step="any"
                  onChange={percent => put(index, { percent })}
                />
                <div>
                  <AnswerChoice
                    label="Answer"
                    connection={connection}
                    value={arm.answer}
                    unset="choose an answer"
                    onChange={answer => put(index, { answer })}
                  />
                </div>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      {arms.length < most && (
        <Button look="ghost" onClick={() => resize([...arms, { percent: 0, answer: '' }])}>
          <Plus size={13} aria-hidden="true" /> Add arm
        </Button>
      )}
      <p className={sum === 100 ? 'hint' : 'finding warning'} role="status">
        {sumWords(sum) ?? 'Together 100 %: every call gets one of these answers.'}
      </p>
      <div className="card-acts">
        <Button look="primary" type="submit" disabled={!ready}>
          Add {arms.length} rules
        </Button>
        <Button look="ghost" onClick={close}>
          Cancel
        </Button>
        {!ready && (
          <span className="hint">Each arm needs a share and an answer, all of them 100 % at most.</span>
        )}
      </div>
    </form>
  )
}
