import { useEffect, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { Diagnosis } from '../../shared/diagnosis.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'

interface Told {
  readonly id: string
  readonly diagnosis: Diagnosis | null
  readonly problem: Problem | null
}

/** A second of work in the engine is not begun for a capture that somebody passes by. */
const settleMs = 150

/** What would have made the signature hold; null until that was looked for, and where there is nothing to look for. */
export const useDiagnosis = ({ id, signature }: CaptureSummary): Told | null => {
  const [told, setTold] = useState<Told | null>(null)
  const open = useEngine(e => e.link === 'open')
  const wanted = open && (signature.status === 'failed' || signature.status === 'missing')
  useEffect(() => {
    if (!wanted) return
    let stale = false
    const put = (next: Told): void => {
      if (!stale) setTold(next)
    }
    const timer = setTimeout(() => {
      ask('captures.diagnose', { id })
        .then(diagnosis => put({ id, diagnosis, problem: null }))
        .catch(error => put({ id, diagnosis: null, problem: asProblem(error) }))
    }, settleMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [id, wanted])
  return told?.id === id ? told : null
}
