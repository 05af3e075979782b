import { useEffect, useRef, useState } from 'react'
import { asProblem, type Problem } from '../../shared/problem.ts'
import type { ExperimentState } from '../../shared/rules/rule-state.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { useConnectionCaptures } from '../state/shown.ts'

/** The ledger is counted over the whole history: not at each of a flood of captures. */
const atMostEveryMs = 2_000

interface Ledger {
  readonly experiments: readonly ExperimentState[] | null
  readonly problem: Problem | null
}

/** How the arms of each experiment fare. Asked again when captures come or rules change, while somebody looks. */
export const useLedger = (connectionId: string): Ledger => {
  const [ledger, setLedger] = useState<Ledger>({ experiments: null, problem: null })
  const captures = useConnectionCaptures()
  const rules = useEngine(e => e.rules.find(r => r.connectionId === connectionId))
  const last = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of captures and rules are reasons to ask again
  useEffect(() => {
    let stale = false
    const waitMs = Math.max(0, last.current + atMostEveryMs - Date.now())
    const timer = setTimeout(async () => {
      last.current = Date.now()
      try {
        const { experiments } = await ask('rules.ledger', { connectionId })
        if (!stale) setLedger({ experiments, problem: null })
      } catch (error) {
        if (!stale) setLedger(known => ({ ...known, problem: asProblem(error) }))
      }
    }, waitMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [connectionId, captures, rules])
  return ledger
}
