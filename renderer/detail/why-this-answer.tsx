import { ListOrdered } from 'lucide-react'
import type { Routing } from '../../shared/rules/rule.ts'
import { openRule } from '../actions/edit-rules.ts'
import { useEngine } from '../state/engine-store.ts'
import { RoutingSteps } from './routing-steps.tsx'

interface WhyThisAnswerProps {
  readonly connectionId: string
  readonly routing: Routing
}

/** Which rule took it, and why those above did not. */
export const WhyThisAnswer = ({ connectionId, routing }: WhyThisAnswerProps) => {
  const rules = useEngine(e => e.rules.find(r => r.connectionId === connectionId)?.rules)
  if (routing.steps.length === 0) return <p className="why-answer">{routing.end}</p>
  return (
    <details className="why-answer">
      <summary>
        <ListOrdered size={13} aria-hidden="true" />
        <b>Why this answer</b>
        <span>{routing.end}</span>
      </summary>
      <RoutingSteps
        steps={routing.steps}
        onOpen={{
          exists: ruleId => rules?.some(rule => rule.id === ruleId) ?? false,
          open: ruleId => openRule(connectionId, ruleId),
        }}
      />
    </details>
  )
}
