import { Check, CircleSlash, Minus, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { RoutingStep } from '../../shared/rules/rule.ts'
import { type RoutingGroup, routingGroups } from './routing-groups.ts'

const looks = {
  took: { Icon: Check, words: 'took it' },
  passed: { Icon: Minus, words: 'passed' },
  off: { Icon: CircleSlash, words: 'off' },
  failed: { Icon: TriangleAlert, words: 'failed' },
} as const satisfies Record<RoutingStep['result'], unknown>

interface RoutingStepsProps {
  readonly steps: readonly RoutingStep[]
  /** Makes the names of rules that are still there into something that leads to them. */
  readonly onOpen?: { exists(ruleId: string): boolean; open(ruleId: string): void }
}

type Open = RoutingStepsProps['onOpen']

const RuleName = ({ step, onOpen }: { step: RoutingStep; onOpen: Open }) =>
  onOpen?.exists(step.ruleId) ? (
    <button type="button" className="text-link" onClick={() => onOpen.open(step.ruleId)}>
      {step.name}
    </button>
  ) : (
    <b>{step.name}</b>
  )

/** Rules that were all left for the same reason; their names are one step away. */
const Many = ({ group, onOpen }: { group: RoutingGroup; onOpen: Open }) => (
  <details className="routing-many">
    <summary className="routing-many-head">
      <b>{group.steps.length} rules</b>
      <span className="routing-why">{group.why}</span>
    </summary>
    <ul>
      {group.steps.map(step => (
        <li key={step.ruleId}>
          <RuleName step={step} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  </details>
)

/** More than this are folded: the first ones and the last, which decided, stay in sight. */
const mostShown = 6

/** What each rule made of a delivery, in the order in which they were asked. */
export const RoutingSteps = ({ steps, onOpen }: RoutingStepsProps) => {
  const [unfolded, setUnfolded] = useState(false)
  const groups = useMemo(() => routingGroups(steps), [steps])
  if (steps.length === 0) return <p className="hint">No rule was asked.</p>
  const folded = unfolded || groups.length <= mostShown + 1 ? [] : groups.slice(mostShown - 1, -1)
  return (
    <ol className="routing" aria-label="Rules that were asked">
      {groups.map(group => {
        const { Icon, words } = looks[group.result]
        const [first] = group.steps
        if (!first) return null
        if (group === folded[0])
          return (
            <li key="folded" className="routing-step">
              <span />
              <button type="button" className="text-link" onClick={() => setUnfolded(true)}>
                Show the {folded.reduce((sum, { steps: { length } }) => sum + length, 0)} rules in between
              </button>
            </li>
          )
        if (folded.includes(group)) return null
        return (
          <li key={first.ruleId} className={`routing-step ${group.result}`}>
            <span className="routing-result">
              <Icon size={12} strokeWidth={2.25} aria-hidden="true" />
              {words}
            </span>
            {group.steps.length > 1 ? (
              <Many group={group} onOpen={onOpen} />
            ) : (
              <span>
                <RuleName step={first} onOpen={onOpen} />
                <span className="routing-why">{group.why}</span>
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
