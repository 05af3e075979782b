import { ArrowRight, Check, CircleCheck, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { placeCall } from '../actions/place-call.ts'
import { swapIn } from '../actions/swap-in.ts'
import type { CommandId } from '../keyboard/commands.ts'
import { focusPrompt } from '../keyboard/focus.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { type CoachStep, coachSteps, dismissCoach, useCoach } from '../state/coach-store.ts'
import { useShownConnection } from '../state/shown.ts'
import {
  openCapture,
  setEditorMode,
  showConnection,
  showPane,
  showView,
  useView,
} from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'
import { useCoachProgress } from './use-coach-progress.ts'

const toPrompt = (): void => {
  if (useView.getState().connectionId !== 'practice') showConnection('practice')
  setEditorMode('form')
  showPane('answer')
  focusPrompt()
}

const CommandKeys = ({ id }: { id: CommandId }) => <Keys keys={useKeys(id)} />

const words: Record<CoachStep, ReactNode> = {
  taken: 'The practice line took its first call',
  changed: 'Change a word in the prompt',
  swapped: (
    <>
      Swap it in <CommandKeys id="swap-in" />
    </>
  ),
  called: (
    <>
      Place a call <CommandKeys id="place-call" />
    </>
  ),
  seen: 'See your words in the answer',
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

const Dismiss = () => (
  <Button look="ghost" className="square" aria-label="Dismiss first steps" onClick={dismissCoach}>
    <X size={14} aria-hidden="true" />
  </Button>
)

const Finished = () => (
  <section className="coach finished" aria-label="First steps">
    <CircleCheck size={16} aria-hidden="true" />
    <p>
      <b>Your words are in the answer.</b> That is the loop: change, swap in, call.
    </p>
    <span className="grow" />
    <Button onClick={() => showView('connections')}>
      Next: connect your account <ArrowRight size={14} aria-hidden="true" />
    </Button>
    <Dismiss />
  </section>
)

/** Leads through the first minute: change a word, swap it in, call, and see the word in the answer. */
export const Coach = () => {
  const { shown, reached } = useCoach()
  const { practice, firstChangedId } = useCoachProgress()
  const onPractice = useShownConnection()?.mode === 'practice'
  if (!shown || !practice || !onPractice) return null
  const current = coachSteps.find(step => !reached.has(step))
  if (!current) return <Finished />
  const actions: Record<CoachStep, (() => void) | null> = {
    taken: null,
    changed: toPrompt,
    swapped: () => void swapIn(practice.id),
    called: () => void placeCall(),
    seen: firstChangedId === null ? null : () => openCapture(firstChangedId, 'response'),
  }
  return (
    <section className="coach" aria-label="First steps">
      <ol>
        {coachSteps.map(step => (
          <Step key={step} done={reached.has(step)} current={current === step} onDo={actions[step]}>
            {words[step]}
          </Step>
        ))}
      </ol>
      <Dismiss />
    </section>
  )
}
