import { useEffect, useRef, useState } from 'react'
import { asProblem, type Problem } from '../../shared/problem.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { DryRow } from '../../shared/rules/rule-state.ts'
import { ask } from '../engine/ask.ts'
import { useConnectionCaptures } from '../state/shown.ts'

/** After the last letter; and while captures stream by, not more often than this. */
const pauseMs = 250
const atLeastEveryMs = 1_500

interface DryRun {
  /** Null until the first one is there. */
  readonly rows: readonly DryRow[] | null
  readonly problem: Problem | null
}

/**
 * What rules would do with the last captures: asked again while they are written and when captures come. The last result
 * stays in sight until there is a better one, and while the rules are not whole.
 * @param valid whether the engine could take these rules
 */
export const useDryRun = (
  connectionId: string,
  rules: readonly Rule[],
  limit: number,
  valid: boolean,
): DryRun => {
  const [run, setRun] = useState<DryRun>({ rows: null, problem: null })
  const newest = useConnectionCaptures()[0]?.id
  const due = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new capture is a reason to ask again
  useEffect(() => {
    if (!valid) return
    let stale = false
    due.current ??= Date.now() + atLeastEveryMs
    const waitMs = Math.max(0, Math.min(pauseMs, due.current - Date.now()))
    const timer = setTimeout(async () => {
      due.current = null
      try {
        const { rows } = await ask('rules.dryRun', { connectionId, rules: [...rules], limit })
        if (!stale) setRun({ rows, problem: null })
      } catch (error) {
        if (!stale) setRun(last => ({ ...last, problem: asProblem(error) }))
      }
    }, waitMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [connectionId, rules, limit, valid, newest])
  return run
}
