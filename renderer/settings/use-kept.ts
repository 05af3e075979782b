import { useEffect, useState } from 'react'
import type { Result } from '../../shared/contract.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'

/** How often it is asked again while captures come. */
const everyMs = 2_000

/** How much is kept now; null until it is known. */
export const useKept = (): Result<'captures.kept'> | null => {
  const [kept, setKept] = useState<Result<'captures.kept'> | null>(null)
  const captures = useEngine(e => e.counts.captures)
  const open = useEngine(e => e.link === 'open')
  const isKnown = kept !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: more or fewer captures are a reason to ask again
  useEffect(() => {
    if (!open) return
    let stale = false
    const timer = setTimeout(
      async () => {
        // Without an answer the last one stays; the line's banner says why.
        const next = await ask('captures.kept', {}).catch(() => null)
        if (!stale && next) setKept(next)
      },
      isKnown ? everyMs : 0,
    )
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [captures, open, isKnown])
  return kept
}
