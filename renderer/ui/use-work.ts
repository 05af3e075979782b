import { useEffect, useMemo, useState } from 'react'
import { runNow, runSliced, type Work } from '../text/work.ts'

/**
 * What comes of a work: at once where it is small, else piece by piece, null until then.
 * @param start must stay the same for as long as its result would; null: nothing to do
 */
export const useWork = <T>(start: (() => Work<T>) | null, isSmall: boolean): T | null => {
  const atOnce = useMemo(() => (start && isSmall ? runNow(start()) : null), [start, isSmall])
  const [later, setLater] = useState<{ of: unknown; result: T } | null>(null)
  const [failure, setFailure] = useState<{ error: unknown } | null>(null)
  useEffect(() => {
    if (!start || isSmall) return
    let stale = false
    runSliced(start(), () => stale).then(
      result => {
        if (!stale && result !== null) setLater({ of: start, result })
      },
      error => setFailure({ error }),
    )
    return () => {
      stale = true
    }
  }, [start, isSmall])
  // A failure beside the drawing is one of the drawing: what is around it shows it.
  if (failure) throw failure.error
  return isSmall ? atOnce : later?.of === start ? later.result : null
}
