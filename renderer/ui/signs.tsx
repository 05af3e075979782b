import type { Range } from '../text/hits.ts'
import { runsOf } from '../text/runs.ts'

interface SignsProps {
  readonly text: string
  readonly from?: number
  readonly to?: number
  /** What stands out, sorted. */
  readonly hits?: readonly Range[]
  /** The one that is looked at. */
  readonly now?: Range | null
}

const noHits: readonly Range[] = []

/**
 * Text from outside, with nothing in it that is not seen: controls and direction marks are drawn as glyphs, and its
 * direction ends with it.
 */
export const Signs = ({ text, from = 0, to = text.length, hits = noHits, now = null }: SignsProps) => (
  <bdi className="signs" dir="ltr">
    {runsOf(text, from, to, hits).map(run => {
      const drawn =
        run.odd === null ? (
          run.text
        ) : (
          <span key={run.from} className="odd-sign" title={run.odd}>
            {run.text}
          </span>
        )
      return run.hit === null ? (
        drawn
      ) : (
        <mark key={run.from} className={run.hit === now ? 'hit now' : 'hit'}>
          {drawn}
        </mark>
      )
    })}
  </bdi>
)
