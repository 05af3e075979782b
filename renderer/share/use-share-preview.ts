import { useEffect, useState } from 'react'
import type { Result } from '../../shared/contract.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import { ask } from '../engine/ask.ts'
import { useShare } from './share-store.ts'

interface Previewed {
  readonly preview: Result<'fixtures.preview'> | null
  readonly problem: Problem | null
}

/** What would be shared as it is chosen now; the last one stays in sight until the next is there. */
export const useSharePreview = (): Previewed => {
  const [previewed, setPreviewed] = useState<Previewed>({ preview: null, problem: null })
  const { as, ids, redaction } = useShare()
  useEffect(() => {
    if (ids === null) return
    let over = false
    ask('fixtures.preview', { ids: [...ids], as, redaction })
      .then(preview => over || setPreviewed({ preview, problem: null }))
      .catch(error => over || setPreviewed({ preview: null, problem: asProblem(error) }))
    return () => {
      over = true
    }
  }, [as, ids, redaction])
  return previewed
}
