import {
  CircleOff,
  Copy,
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
import { type MarkName, marksOf } from '../captures/capture-words.ts'

const icons: Record<MarkName, LucideIcon> = {
  unsigned: ShieldAlert,
  'signature-failed': ShieldX,
  pinned: Pin,
  noted: StickyNote,
  tagged: Tag,
  drift: GitCompareArrows,
  contradicted: CircleOff,
  duplicate: Copy,
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

/** What is odd about a capture and what was added to it: a sign for each, and its words. */
export const RowMarks = ({ capture }: { capture: CaptureSummary }) => (
  <span className="row-marks">
    {marksOf(capture).map(({ mark, words }) => {
      const Icon = icons[mark]
      return (
        <span key={mark} className={`${colours[mark] ?? ''} mark-${mark}`} title={words}>
          <Icon size={12} aria-hidden="true" />
          {/* Never mistaken for a live call: a replay says so to everybody. */}
          {mark === 'replay' ? 'replay' : <span className="unseen"> {words} </span>}
        </span>
      )
    })}
  </span>
)
