import { useEffect, useState } from 'react'
import type { Result } from '../../shared/contract.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import { ask } from '../engine/ask.ts'
import { useShare } from './share-store.ts'

interface Previewed {
  readonly preview: Result<'fixtures.preview'> | null
  readonly problem: Problem | null
  /** Whether that is what would be shared: what was chosen since is not in it yet. */
  readonly fresh: boolean
}

/** What would be shared as it is chosen now; the last one stays in sight until the next is there. */
export const useSharePreview = (): Previewed => {
  const asked = useShare()
  const { as, ids, redaction } = asked
  const [previewed, setPreviewed] = useState<Omit<Previewed, 'fresh'> & { readonly of: typeof asked | null }>(
    {
      preview: null,
      problem: null,
      of: null,
    },
  )
  useEffect(() => {
    if (ids === null) return
    let over = false
    const of = { as, ids, redaction }
    ask('fixtures.preview', { ids: [...ids], as, redaction })
      .then(preview => over || setPreviewed({ preview, problem: null, of }))
      .catch(error => over || setPreviewed({ preview: null, problem: asProblem(error), of }))
    return () => {
      over = true
    }
  }, [as, ids, redaction])
  const { of, preview, problem } = previewed
  const fresh = of?.as === as && of.ids === ids && of.redaction === redaction
  return { preview, problem, fresh }
}
