import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { placeCall } from '../actions/place-call.ts'
import { swapIn } from '../actions/swap-in.ts'
import { commandOf } from '../keyboard/commands.ts'
import { focusPrompt } from '../keyboard/focus.ts'
import { type CoachStep, coachSteps, dismissCoach, useCoach } from '../state/coach-store.ts'
import { openCapture, setEditorMode, showConnection, showPane, useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'
import { useCoachProgress } from './use-coach-progress.ts'

const toPrompt = (): void => {
  if (useView.getState().connectionId !== 'practice') showConnection('practice')
  setEditorMode('form')
  showPane('answer')
  focusPrompt()
}

interface StepProps {
  readonly done: boolean
  readonly current: boolean
  readonly onDo: (() => void) | null
  readonly children: ReactNode
}

const Step = ({ done, current, onDo, children }: StepProps) => (
  <li
    className={`coach-step ${done ? 'done' : ''} ${current ? 'current' : ''}`}
    aria-current={current ? 'step' : undefined}
  >
    <span className="coach-tick" aria-hidden="true">
      {done && <Check size={11} strokeWidth={3} />}
    </span>
    {done && <span className="unseen">Done: </span>}
    {onDo && current ? (
      <button type="button" className="coach-do" onClick={onDo}>
        {children}
      </button>
    ) : (
      <span className="coach-words">{children}</span>
    )}
  </li>
)

/** Leads through the first minute: change a word, swap it in, call, and see the word in the answer. */
export const Coach = () => {
  const { shown, reached } = useCoach()
  const { practice, firstChangedId } = useCoachProgress()
  if (!shown || !practice) return null
  const current = coachSteps.find(step => !reached.has(step))
  const step = (name: CoachStep, words: ReactNode, onDo: (() => void) | null) => (
    <Step key={name} done={reached.has(name)} current={current === name} onDo={onDo}>
      {words}
    </Step>
  )
  return (
    <section className={`coach ${current ? '' : 'finished'}`} aria-label="First steps">
      <ol>
        {step('taken', 'The practice line took its first call', null)}
        {step('changed', 'Change a word in the prompt', toPrompt)}
        {step(
          'swapped',
          <>
            Swap it in <Keys keys={commandOf('swap-in').keys} />
          </>,
          () => void swapIn(practice.id),
        )}
        {step(
          'called',
          <>
            Place a call <Keys keys={commandOf('place-call').keys} />
          </>,
          () => void placeCall(),
        )}
        {step(
          'seen',
          reached.has('seen') ? 'Your words are in the answer' : 'See your words in the answer',
          firstChangedId === null ? null : () => openCapture(firstChangedId, 'response'),
        )}
      </ol>
      <Button look="ghost" className="square" aria-label="Dismiss first steps" onClick={dismissCoach}>
        <X size={14} aria-hidden="true" />
      </Button>
    </section>
  )
}
