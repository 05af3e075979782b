import { ArrowDown, ArrowUp, CircleAlert, Copy, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import {
  chosenRulePlace,
  deleteRule,
  duplicateRule,
  editRule,
  moveRuleTo,
  openRule,
} from '../actions/edit-rules.ts'
import { ownKeysOf } from '../keyboard/own-keys.ts'
import { Tip } from '../ui/tip.tsx'
import type { RovingCell } from '../ui/use-roving.ts'
import { ActionIcon } from './action-icon.tsx'
import { actionWords, whenWords } from './rule-words.ts'

interface RuleRowProps {
  readonly connectionId: string
  readonly forwardTo: string | null
  readonly rule: Rule
  /** From 0. */
  readonly position: number
  readonly total: number
  readonly chosen: boolean
  readonly readOnly: boolean
  /** What is wrong with it, if anything is. */
  readonly issue: string | undefined
  readonly answers: readonly AnswerState[]
  readonly cell: RovingCell
  readonly onDrop: (ruleId: string, position: number) => void
}

/** One rule: its place in the order, what has to hold, and what it does then. */
export const RuleRow = (props: RuleRowProps) => {
  const { connectionId, rule, position, total, chosen, readOnly, issue, answers, cell } = props
  const move = (by: number): void => moveRuleTo(connectionId, rule.id, position + by)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (readOnly || event.ctrlKey || event.metaKey) return
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.altKey && by !== undefined) move(by)
    else if (event.key === 'Delete' && !event.altKey) deleteRule(connectionId, rule)
    else return
    event.preventDefault()
  }
  const words = actionWords(rule.action, answers, props.forwardTo)
  return (
    <li
      className={`rule ${chosen ? 'chosen' : ''} ${rule.on ? '' : 'off'}`}
      data-row={rule.id}
      draggable={!readOnly}
      onKeyDown={onKeyDown}
      onDragStart={event => event.dataTransfer.setData('text/x-rule', rule.id)}
      onDragOver={event => {
        if (event.dataTransfer.types.includes('text/x-rule')) event.preventDefault()
      }}
      onDrop={event => {
        const id = event.dataTransfer.getData('text/x-rule')
        if (!id) return
        event.preventDefault()
        event.stopPropagation()
        props.onDrop(id, position)
      }}
    >
      <span className="rule-number" aria-hidden="true">
        {position + 1}
      </span>
      <button
        type="button"
        id={chosen ? chosenRulePlace : undefined}
        className="rule-open"
        aria-current={chosen ? 'true' : undefined}
        {...cell(rule.id, 0)}
        onClick={() => openRule(connectionId, rule.id)}
      >
        <span className="rule-name">
          <span className="unseen">Rule {position + 1}, </span>
          {rule.name || 'unnamed'}
          {!rule.on && <span className="rule-off">off</span>}
          {issue && (
            <span className="c-rejected" title={issue}>
              <CircleAlert size={13} aria-hidden="true" />
              <span className="unseen"> has a problem: {issue}</span>
            </span>
          )}
        </span>
        <span className="rule-when">{whenWords(rule)}</span>
        <span className="rule-does">
          <ActionIcon action={rule.action.do} />
          {words}
        </span>
      </button>
      <span className="rule-acts">
        {!readOnly && (
          <>
            <Tip text="Move up" keys={['Alt+ArrowUp']}>
              <button
                type="button"
                className="button ghost square"
                aria-label={`Move ${rule.name} up`}
                aria-disabled={position === 0}
                {...cell(rule.id, 2)}
                onClick={() => move(-1)}
              >
                <ArrowUp size={13} aria-hidden="true" />
              </button>
            </Tip>
            <Tip text="Move down" keys={['Alt+ArrowDown']}>
              <button
                type="button"
                className="button ghost square"
                aria-label={`Move ${rule.name} down`}
                aria-disabled={position === total - 1}
                {...cell(rule.id, 3)}
                onClick={() => move(1)}
              >
                <ArrowDown size={13} aria-hidden="true" />
              </button>
            </Tip>
            <Tip text="Duplicate">
              <button
                type="button"
                className="button ghost square"
                aria-label={`Duplicate ${rule.name}`}
                {...cell(rule.id, 4)}
                onClick={() => duplicateRule(connectionId, rule)}
              >
                <Copy size={13} aria-hidden="true" />
              </button>
            </Tip>
            <Tip text="Delete" keys={ownKeysOf('rule-delete')}>
              <button
                type="button"
                className="button ghost square"
                aria-label={`Delete ${rule.name}`}
                {...cell(rule.id, 5)}
                onClick={() => deleteRule(connectionId, rule)}
              >
                <Trash2 size={13} aria-hidden="true" />
              </button>
            </Tip>
          </>
        )}
      </span>
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={rule.on}
        aria-label={`${rule.name || 'unnamed'} is on`}
        disabled={readOnly}
        {...cell(rule.id, 1)}
        onClick={() => editRule(connectionId, rule.id, r => ({ ...r, on: !r.on }))}
      >
        <span />
      </button>
    </li>
  )
}
