import { Check, CircleSlash, Minus, TriangleAlert } from 'lucide-react'
import type { RoutingStep } from '../../shared/rules/rule.ts'

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

/** What each rule made of a delivery, in the order in which they were asked. */
export const RoutingSteps = ({ steps, onOpen }: RoutingStepsProps) => {
  if (steps.length === 0) return <p className="hint">No rule was asked.</p>
  return (
    <ol className="routing" aria-label="Rules that were asked">
      {steps.map(step => {
        const { Icon, words } = looks[step.result]
        return (
          <li key={step.ruleId} className={`routing-step ${step.result}`}>
            <span className="routing-result">
              <Icon size={12} strokeWidth={2.25} aria-hidden="true" />
              {words}
            </span>
            <span>
              {onOpen?.exists(step.ruleId) ? (
                <button type="button" className="text-link" onClick={() => onOpen.open(step.ruleId)}>
                  {step.name}
                </button>
              ) : (
                <b>{step.name}</b>
              )}
              <span className="routing-why">{step.why}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
