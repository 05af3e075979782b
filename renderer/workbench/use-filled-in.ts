import { useEffect, useState } from 'react'
import { filledRanges } from '../document/template-ranges.ts'
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
    const written = prettyJson(source) ?? source
    const exact = filledRanges(written, rendered)
    if (exact) {
      setFilled({ of: rendered, ranges: exact })
      return
    }
    let stale = false
    // Where templates left words out, a comparison has to do. It comes with the editor's code.
    import('../text/answer-changes.ts')
      .then(({ answerChanges }) => {
        if (stale) return
        setFilled({ of: rendered, ranges: answerChanges(written, rendered).filter(c => c.to > c.from) })
      })
      // Without that script the preview is shown without its marks.
      .catch(() => {})
    return () => {
      stale = true
    }
  }, [source, rendered])
  return filled.of === rendered ? filled.ranges : none
}
