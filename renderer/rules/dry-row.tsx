import { ArrowRight, ChevronRight, SquareArrowOutUpRight } from 'lucide-react'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { DryRow as Row } from '../../shared/rules/rule-state.ts'
import { callerLabel, eventLabel } from '../captures/capture-words.ts'
import { RoutingSteps } from '../detail/routing-steps.tsx'
import { clockTime, fullTime } from '../format/times.ts'
import { openCapture } from '../state/view-store.ts'
import type { RovingCell } from '../ui/use-roving.ts'
import { DryAnswerName } from './dry-answer-name.tsx'
import { dryWords } from './dry-answer-words.ts'
import { RenderedAnswer } from './rendered-answer.tsx'

interface DryRowProps {
  readonly row: Row
  /** Undefined when it is older than what the page has. */
  readonly capture: CaptureSummary | undefined
  readonly open: boolean
  readonly cell: RovingCell
  readonly onToggle: () => void
}

/** One capture of the past: who would answer now, and who with the rules as they are written. */
export const DryRow = ({ row, capture, open, cell, onToggle }: DryRowProps) => (
  <li className={`dry ${row.changed ? 'changed' : ''}`} data-row={row.captureId}>
    <div className="dry-line">
      <button
        type="button"
        className="dry-open"
        aria-expanded={open}
        {...cell(row.captureId, 0)}
        onClick={onToggle}
      >
        <ChevronRight size={13} className="dry-chevron" aria-hidden="true" />
        <span className="dry-time" title={capture && fullTime(capture.receivedAt)}>
          {capture ? clockTime(capture.receivedAt) : 'older'}
        </span>
        {capture && <span className="unseen"> {eventLabel(capture)}, </span>}
        <span className="dry-who">{capture ? callerLabel(capture) : row.captureId}</span>
        {row.changed ? (
          <>
            <span className="dry-mark">
              <ArrowRight size={12} strokeWidth={2.5} aria-hidden="true" /> changes
            </span>
            <span className="dry-change">
              <s>{dryWords(row.now)}</s>
              <ArrowRight size={12} aria-hidden="true" />
              <span className="unseen"> becomes </span>
              <b>{dryWords(row.would)}</b>
            </span>
          </>
        ) : (
          <span className="dry-same">
            <span className="unseen">stays </span>
            <DryAnswerName answer={row.now} />
          </span>
        )}
      </button>
      <button
        type="button"
        className="button ghost square"
        aria-label={`Open capture of ${capture ? clockTime(capture.receivedAt) : row.captureId}`}
        title="Open capture"
        {...cell(row.captureId, 1)}
        onClick={() => openCapture(row.captureId)}
      >
        <SquareArrowOutUpRight size={12} aria-hidden="true" />
      </button>
    </div>
    {open && (
      <div className="dry-more">
        <RoutingSteps steps={row.steps} />
        <RenderedAnswer now={row.now} would={row.would} />
      </div>
    )}
  </li>
)
