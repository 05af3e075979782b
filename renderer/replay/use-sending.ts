import { useState } from 'react'
import { asProblem, type Problem } from '../../shared/problem.ts'

interface Sending {
  readonly busy: boolean
  /** Why nothing was sent; `replay-remote` can be agreed to. */
  readonly problem: Problem | null
  send(agree: boolean): void
  forget(): void
}

/** Starts something, and keeps why it did not start where it was asked for. */
export const useSending = (start: (agree: boolean) => Promise<void>): Sending => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = (agree: boolean): void => {
    setBusy(true)
    setProblem(null)
    start(agree)
      .catch(error => setProblem(asProblem(error)))
      .finally(() => setBusy(false))
  }
  return { busy, problem, send, forget: () => setProblem(null) }
}
