import { useEffect } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { type CoachStep, reachSteps, useCoach } from '../state/coach-store.ts'
import { isChanged, useDrafts } from '../state/drafts-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { useView } from '../state/view-store.ts'

export interface CoachProgress {
  readonly practice: AnswerState | undefined
  /** The capture in which the changed words went out for the first time. */
  readonly firstChangedId: string | null
}

/** Watches what happens and ticks the steps off, however they were done: by keys, by buttons, in form or JSON. */
export const useCoachProgress = (): CoachProgress => {
  const practice = useEngine(e => {
    const connection = e.connections.find(c => c.mode === 'practice')
    return e.answers.find(a => a.id === connection?.answerId)
  })
  const taken = useEngine(e => e.captures.newestFirst.some(c => c.connectionId === 'practice'))
  const edited = useDrafts(d => practice !== undefined && isChanged(practice, d.drafts))
  const swapped = (practice?.revision ?? 1) > 1
  const firstChangedId = swapped ? (practice?.firstCaptureId ?? null) : null
  const seen = useView(
    v => firstChangedId !== null && v.selectedId === firstChangedId && v.tab === 'response',
  )
  const shown = useCoach(c => c.shown)
  const called = firstChangedId !== null
  useEffect(() => {
    const steps: CoachStep[] = []
    if (taken) steps.push('taken')
    if (edited || swapped) steps.push('changed')
    if (swapped) steps.push('swapped')
    if (called) steps.push('called')
    if (seen) steps.push('seen')
    if (shown) reachSteps(steps)
  }, [taken, edited, swapped, called, seen, shown])
  return { practice, firstChangedId }
}
