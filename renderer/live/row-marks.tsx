import {
  CircleOff,
  Copy,
  FileInput,
  Flag,
  FlaskConical,
  GitCompareArrows,
  History,
  Hourglass,
  type LucideIcon,
  Pin,
  ShieldAlert,
  ShieldX,
  StickyNote,
  Tag,
} from 'lucide-react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { isPractice, type MarkName, marksOf } from '../captures/capture-words.ts'
import { useMarked } from '../state/marked-capture.ts'

const icons: Record<MarkName, LucideIcon> = {
  unsigned: ShieldAlert,
  'signature-failed': ShieldX,
  pinned: Pin,
  noted: StickyNote,
  tagged: Tag,
  drift: GitCompareArrows,
  contradicted: CircleOff,
  duplicate: Copy,
  imported: FileInput,
  replay: History,
  late: Hourglass,
  practice: FlaskConical,
}

const colours: Partial<Record<MarkName, string>> = {
  unsigned: 'c-unsigned',
  'signature-failed': 'c-rejected',
  contradicted: 'c-rejected',
  late: 'c-deadline',
  pinned: 'c-mark',
  drift: 'c-fallback',
}

const ForDiff = ({ id }: { id: string }) =>
  useMarked(m => m.id === id) && (
    <span className="c-mark" title="marked for a diff">
      <Flag size={12} aria-hidden="true" />
      <span className="unseen"> marked for a diff </span>
    </span>
  )

/** What is odd about a capture and what was added to it: a sign for each, and its words. */
export const RowMarks = ({ capture }: { capture: CaptureSummary }) => {
  const marks = marksOf(capture)
  // Never mistaken for a live call: a replay says so in a word where there is not much else to say.
  const isFull = marks.length > (isPractice(capture) ? 2 : 1)
  return (
    <span className={`row-marks ${isFull ? 'full' : ''}`}>
      <ForDiff id={capture.id} />
      {marks.map(({ mark, words }) => {
        const Icon = icons[mark]
        return (
          <span key={mark} className={`${colours[mark] ?? ''} mark-${mark}`} title={words}>
            <Icon size={12} aria-hidden="true" />
            <span className={mark === 'replay' ? 'mark-word' : 'unseen'}> {words} </span>
          </span>
        )
      })}
    </span>
  )
}
