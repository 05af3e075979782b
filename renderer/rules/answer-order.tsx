import { Clock3, CornerUpRight, MessageSquareText, Pause } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { thousands } from '../format/numbers.ts'
import { focusSoon, places } from '../keyboard/focus.ts'
import { useEngine } from '../state/engine-store.ts'
import { showView } from '../state/view-store.ts'
import { shortUrl } from './rule-words.ts'

const Step = ({ icon, when, children }: { icon: ReactNode; when: string; children: ReactNode }) => (
  <li className="order-step">
    <span className="order-icon">{icon}</span>
    <span className="order-when">{when}</span>
    <span className="order-does">{children}</span>
  </li>
)

/** Who comes before the rules: a breakpoint that is armed. */
export const BeforeRules = ({ connectionId }: { connectionId: string }) => {
  const armed = useEngine(e => e.breakpoints.find(b => b.connectionId === connectionId)?.armed ?? 'off')
  if (armed === 'off') return null
  return (
    <ul className="order before" aria-label="Before the rules">
      <Step icon={<Pause size={13} aria-hidden="true" />} when="first">
        the armed breakpoint stops <b>{armed === 'next' ? 'the next call' : 'every call'}</b>
      </Step>
    </ul>
  )
}

const nameOf = (answers: readonly AnswerState[], id: string): string =>
  answers.find(a => a.id === id)?.name ?? id

interface AfterRulesProps {
  readonly connection: ConnectionState
  readonly hasRules: boolean
}

/** Who comes after the rules: the handler, the default answer, and the deadline answer when time runs out on any of them. */
export const AfterRules = ({ connection, hasRules }: AfterRulesProps) => {
  const answers = useEngine(e => e.answers)
  const { forwardTo, answerId, deadline, platform } = connection
  const facts = platformFacts(platform)
  const showHandler = (): void => {
    showView('connections')
    focusSoon(places.handler)
  }
  return (
    <ul className="order after" aria-label="After the rules">
      {forwardTo !== null && (
        <Step icon={<CornerUpRight size={13} aria-hidden="true" />} when={hasRules ? 'then' : 'first'}>
          forward to{' '}
          <button type="button" className="text-link mono" onClick={showHandler}>
            {shortUrl(forwardTo)}
          </button>
        </Step>
      )}
      <Step
        icon={<MessageSquareText size={13} aria-hidden="true" />}
        when={forwardTo === null ? (hasRules ? 'then' : 'always') : 'or else'}
      >
        default answer <b>“{nameOf(answers, answerId)}”</b>
      </Step>
      <Step icon={<Clock3 size={13} aria-hidden="true" />} when="time’s up">
        deadline answer{' '}
        <b>{deadline.answerId === null ? 'use your own agent' : `“${nameOf(answers, deadline.answerId)}”`}</b>
        , at {thousands(facts.blockingLimitMs - deadline.marginMs)} ms less the tunnel’s way
      </Step>
    </ul>
  )
}
