import { ChevronDown, Flag } from 'lucide-react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { callerLabel, eventLabel } from '../captures/capture-words.ts'
import { lookWords, verdictLook } from '../captures/verdict-look.ts'
import { clockTime } from '../format/times.ts'
import { markForDiff, useMarked } from '../state/marked-capture.ts'
import { Button } from '../ui/button.tsx'
import { PickMenu } from '../ui/pick-menu.tsx'

/** "12:04:31 incoming": enough to tell two captures apart. */
export const shortName = (capture: CaptureSummary): string =>
  `${clockTime(capture.receivedAt)} ${eventLabel(capture)}`

interface ComparedWithProps {
  readonly capture: CaptureSummary
  /** Which one it is compared with; null while there is none. */
  readonly other: CaptureSummary | null
  readonly recent: readonly CaptureSummary[]
  readonly onPick: (id: string) => void
}

/** Chooses what a capture is compared with: a recent one of its type, or the marked one. */
export const ComparedWith = ({ capture, other, recent, onPick }: ComparedWithProps) => {
  const marked = useMarked(m => m.id)
  const picks = recent.map(one => ({
    value: one.id,
    label: <span className="mono">{shortName(one)}</span>,
    meaning: `${callerLabel(one)} · ${lookWords[verdictLook(one)]}`,
  }))
  return (
    <div className="diff-with">
      {picks.length > 0 && (
        <PickMenu
          title={`Recent captures of ${eventLabel(capture)}`}
          value={other?.id ?? ''}
          picks={picks}
          onPick={onPick}
          trigger={
            <Button>
              {other ? `Compared with ${shortName(other)}` : 'Compare with…'}
              <ChevronDown size={13} aria-hidden="true" />
            </Button>
          }
        />
      )}
      {marked !== null && marked !== capture.id && marked !== other?.id && (
        <Button onClick={() => onPick(marked)}>Compare with marked</Button>
      )}
      <Button
        look="ghost"
        command="diff"
        tip={marked === capture.id ? 'Take the mark back' : 'Mark it, to compare others with it'}
        aria-pressed={marked === capture.id}
        onClick={() => markForDiff(marked === capture.id ? null : capture.id)}
      >
        <Flag size={13} aria-hidden="true" />
        {marked === capture.id ? 'Marked' : 'Mark'}
      </Button>
    </div>
  )
}
