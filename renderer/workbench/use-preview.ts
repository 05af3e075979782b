import { useEffect, useState } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { holdsTemplate } from '../../shared/answer-text.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { Result } from '../../shared/contract.ts'
import { asProblem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { fitsCapture } from '../document/fits-capture.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { useCapture, useSelectedId, useShownConnection } from '../state/shown.ts'

const pauseMs = 200

type Rendered = Result<'answers.preview'>

export interface Preview {
  /** The capture that it is rendered for; null for a made-up call. */
  readonly capture: CaptureSummary | null
  /** The selected capture, when an answer of this kind is not what it could get. */
  readonly unfit: CaptureSummary | null
  /** Null until the engine has said. */
  readonly rendered: Rendered | null
  /** Why a template could not be filled in, once that is known of the text as it is now. */
  readonly problem: string | null
  /** It is about an older text than the one that is written now. */
  readonly stale: boolean
}

/** What the selected call would get, a moment after the last key. Without a template nothing is asked. */
export const usePreview = (answer: AnswerState, text: string): Preview => {
  const connectionId = useShownConnection()?.id
  const selectedId = useSelectedId()
  const selected = useCapture(selectedId)
  const open = useEngine(e => e.link === 'open')
  const capture = selected && fitsCapture(answer, selected) ? selected : null
  const captureId = capture?.id ?? null
  const { kind } = answer
  const [got, setGot] = useState<{ of: string; rendered: Rendered; asked: boolean } | null>(null)
  const needed = kind !== 'test' && holdsTemplate(text)
  useEffect(() => {
    if (connectionId === undefined || !needed || !open) return
    let stale = false
    const take = (rendered: Rendered, asked: boolean): void => {
      if (!stale) setGot({ of: text, rendered, asked })
    }
    const timer = setTimeout(() => {
      ask('answers.preview', { connectionId, captureId, kind, text })
        .then(result => take(result, true))
        .catch(error => take({ text: null, problem: sayProblem(asProblem(error).info).what }, false))
    }, pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [connectionId, captureId, kind, text, needed, open])
  const stale = got?.of !== text
  return {
    capture,
    unfit: capture ? null : (selected ?? null),
    rendered: got?.rendered ?? null,
    problem: needed && !stale && got.asked ? got.rendered.problem : null,
    stale,
  }
}
