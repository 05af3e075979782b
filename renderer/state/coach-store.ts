import { create } from 'zustand'
import { recall, remember } from './remembered.ts'

/** The steps of the first minute, in their order. */
export const coachSteps = ['taken', 'changed', 'swapped', 'called', 'seen'] as const
export type CoachStep = (typeof coachSteps)[number]

interface CoachState {
  readonly reached: ReadonlySet<CoachStep>
  /** Null until the first snapshot says whether this person has been here before. */
  readonly shown: boolean | null
}

const key = 'coach'
const remembered = (): readonly CoachStep[] => {
  const words = (recall(key) ?? '').split(' ')
  return coachSteps.filter(step => words.includes(step))
}

export const useCoach = create<CoachState>(() => ({ reached: new Set(remembered()), shown: null }))

/** Ticks steps off. What was reached once stays reached, also after a reload. */
export const reachSteps = (steps: readonly CoachStep[]): void => {
  const { reached, shown } = useCoach.getState()
  if (!shown || steps.every(step => reached.has(step))) return
  const next = new Set([...reached, ...steps])
  remember(key, [...next].join(' '))
  useCoach.setState({ reached: next })
}

/**
 * Decides once whether to show the coach: not to somebody who sent it away, and not where the answer was changed on an
 * earlier day (the browser forgets when the port changes, the data folder does not).
 */
export const startCoach = (revision: number): void => {
  if (useCoach.getState().shown !== null) return
  const before = recall(key)
  useCoach.setState({ shown: before !== 'away' && (revision === 1 || before !== null) })
}

export const dismissCoach = (): void => {
  remember(key, 'away')
  useCoach.setState({ shown: false })
}
