import { useEffect, useState } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { holdsTemplate } from '../../shared/answer-text.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { Result } from '../../shared/contract.ts'
import { asProblem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { isBlocking } from '../captures/capture-words.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { useSelectedId, useShownConnection } from '../state/shown.ts'

const pauseMs = 200

type Rendered = Result<'answers.preview'>

export interface Preview {
  /** The capture that it is rendered for; null for a made-up call. */
  readonly capture: CaptureSummary | null
  /** Null until the engine has said. */
  readonly rendered: Rendered | null
  /** It is about an older text than the one that is written now. */
  readonly stale: boolean
}

/** Whether an answer of this kind could be what a capture gets. */
const fits = (answer: AnswerState, capture: CaptureSummary): boolean =>
  answer.kind === 'tool' ? capture.tool !== undefined : isBlocking(capture)

/** What the selected call would get, a moment after the last key. Without a template nothing is asked. */
export const usePreview = (answer: AnswerState, text: string): Preview => {
  const connectionId = useShownConnection()?.id
  const selectedId = useSelectedId()
  const selected = useEngine(e => (selectedId === null ? undefined : e.captures.byId.get(selectedId)))
  const open = useEngine(e => e.link === 'open')
  const capture = selected && fits(answer, selected) ? selected : null
  const captureId = capture?.id ?? null
  const { kind } = answer
  const [got, setGot] = useState<{ of: string; rendered: Rendered } | null>(null)
  const needed = holdsTemplate(text)
  useEffect(() => {
    if (connectionId === undefined || !needed || !open) return
    let stale = false
    const take = (rendered: Rendered): void => {
      if (!stale) setGot({ of: text, rendered })
    }
    const timer = setTimeout(() => {
      ask('answers.preview', { connectionId, captureId, kind, text })
        .then(take)
        .catch(error => take({ text: null, problem: sayProblem(asProblem(error).info).what }))
    }, pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [connectionId, captureId, kind, text, needed, open])
  return { capture, rendered: got?.rendered ?? null, stale: got?.of !== text }
}
