import type { KeyboardEvent } from 'react'
import { platformFacts } from '../../shared/platforms/registry.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import { editMatcher, editRule, ruleNamePlace } from '../actions/edit-rules.ts'
import { isInPopup } from '../keyboard/focus.ts'
import { TextField } from '../ui/text-field.tsx'
import { ActionFields } from './action-fields.tsx'
import { AddCondition } from './add-condition.tsx'
import { MatcherFields } from './matcher-fields.tsx'
import { newMatcher } from './new-rule.ts'
import { issueAt } from './rule-issues.ts'
import type { EditedRules } from './use-edited-rules.ts'

/** Out of the fields, back to the rule's row. */
const leave = (event: KeyboardEvent, rule: Rule): void => {
  if (event.key !== 'Escape' || event.defaultPrevented || isInPopup(event.target as Element)) return
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(rule.id)}"] .rule-open`)
  if (!row) return
  event.preventDefault()
  row.focus()
}

/** One rule in fields: its name, what has to hold, and what happens then. */
export const RuleEditor = ({ edited, rule }: { edited: EditedRules; rule: Rule }) => {
  const { connection, rules, issues, readOnly } = edited
  const nameIssue = issueAt(issues, rule.id, 'name')
  const edit = (change: Partial<Rule>): void =>
    editRule(connection.id, rule.id, known => ({ ...known, ...change }))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the fields in it
    <div className="rule-editor" onKeyDown={event => leave(event, rule)}>
      <h2 className="unseen">Rule {rule.name}</h2>
      <fieldset className="rule-fields" disabled={readOnly} aria-label={`Rule ${rule.name}`}>
        <TextField
          label="Name"
          id={ruleNamePlace}
          value={rule.name}
          bad={nameIssue !== undefined}
          hint={nameIssue && <span className="c-rejected">{nameIssue}</span>}
          onChange={name => edit({ name })}
        />
        <section aria-label="Conditions">
          <h3>
            When
            <span>
              {rule.when.length === 0
                ? 'every call that waits for an answer'
                : rule.when.length > 1
                  ? 'all of these hold'
                  : ''}
            </span>
          </h3>
          <ul className="matchers">
            {rule.when.map((matcher, index) => (
              <MatcherFields
                // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity, two may be the same
                key={`${rule.id} ${index} ${matcher.match}`}
                matcher={matcher}
                rules={rules}
                ruleId={rule.id}
                events={Object.keys(platformFacts(connection.platform).events)}
                problem={(...place) => issueAt(issues, rule.id, 'when', index, ...place)}
                onChange={next => editMatcher(connection.id, rule.id, index, next)}
                onRemove={() => edit({ when: rule.when.filter((_, i) => i !== index) })}
              />
            ))}
          </ul>
          {!readOnly && (
            <AddCondition onAdd={kind => edit({ when: [...rule.when, newMatcher(kind, rules)] })} />
          )}
        </section>
        <ActionFields
          connection={connection}
          rule={rule}
          problem={(...place) => issueAt(issues, rule.id, 'action', ...place)}
          onChange={action => edit({ action })}
        />
      </fieldset>
    </div>
  )
}
