import { useEffect, useState } from 'react'
import type { CaptureDetail } from '../../shared/capture.ts'
import type { AnswerChange } from '../text/answer-changes.ts'

const none: readonly AnswerChange[] = []

/** What changed in the answer since the revision before it. Empty while it is worked out, and when nothing did. */
export const useAnswerChanges = (answer: CaptureDetail['answer']): readonly AnswerChange[] => {
  const [changes, setChanges] = useState(none)
  const before = answer?.previousText ?? null
  const after = answer?.text ?? null
  useEffect(() => {
    setChanges(none)
    if (before === null || after === null || before === after) return
    let stale = false
    // Comes with the editor's code, which the first drawing of the page does not need.
    import('../text/answer-changes.ts')
      .then(({ answerChanges }) => {
        if (!stale) setChanges(answerChanges(before, after))
      })
      // Without that script the answer is shown without its marks.
      .catch(() => {})
    return () => {
      stale = true
    }
  }, [before, after])
  return changes
}
