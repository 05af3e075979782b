import { useEffect, useState } from 'react'
import { prettyJson } from '../text/pretty-json.ts'

interface Range {
  readonly from: number
  readonly to: number
}
const none: readonly Range[] = []

/** The ranges of a rendered answer that its templates filled in. Empty while it is worked out. */
export const useFilledIn = (source: string, rendered: string): readonly Range[] => {
  const [filled, setFilled] = useState<{ of: string; ranges: readonly Range[] }>({ of: '', ranges: none })
  useEffect(() => {
    let stale = false
    // Comes with the editor's code, which the first drawing of the page does not need.
    void import('../text/answer-changes.ts').then(({ answerChanges }) => {
      if (stale) return
      const changes = answerChanges(prettyJson(source) ?? source, rendered)
      setFilled({ of: rendered, ranges: changes.filter(c => c.to > c.from) })
    })
    return () => {
      stale = true
    }
  }, [source, rendered])
  return filled.of === rendered ? filled.ranges : none
}
