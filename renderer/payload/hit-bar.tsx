import { ChevronDown, ChevronUp } from 'lucide-react'
import { thousands } from '../format/numbers.ts'
import { mostHits } from '../text/hits.ts'
import { Button } from '../ui/button.tsx'
import type { HitCursor } from './use-hit-cursor.ts'

/** "3 of 12", and the ways to the next and the one before. */
export const HitBar = ({ cursor }: { cursor: HitCursor<unknown> }) => {
  const { hits, index, go } = cursor
  if (hits.length === 0) return <span className="hit-bar faint">no hit here</span>
  return (
    <span className="hit-bar">
      <span role="status">
        {thousands(index + 1)} of {thousands(hits.length)}
        {hits.length >= mostHits && '+'}
      </span>
      <Button look="ghost" aria-label="Previous hit" tip="Previous hit, Shift N" onClick={() => go(-1)}>
        <ChevronUp size={14} aria-hidden="true" />
      </Button>
      <Button look="ghost" aria-label="Next hit" tip="Next hit, N" onClick={() => go(1)}>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
    </span>
  )
}
