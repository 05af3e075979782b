import { memo } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { pressRow } from '../actions/select-several.ts'
import { callerLabel, eventFacts, eventLabel, isPassedOver } from '../captures/capture-words.ts'
import { useRuleName } from '../captures/use-rule-name.ts'
import { lookWords, verdictLook } from '../captures/verdict-look.ts'
import { thousands, wholeMs } from '../format/numbers.ts'
import { clockTime, fullTime } from '../format/times.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { EventIcon } from '../ui/event-icon.tsx'
import { VerdictIcon } from '../ui/verdict-icon.tsx'
import { ConnectionMark } from './connection-mark.tsx'
import { LimitBar } from './limit-bar.tsx'
import { RowMarks } from './row-marks.tsx'

/** How long after its arrival a row is drawn as new. */
const freshMs = 1_500

interface ContentProps {
  readonly capture: CaptureSummary
  readonly withConnection: boolean
}

/** What stands in a row. It stays as it is while the row only moves. */
const RowContent = memo(({ capture, withConnection }: ContentProps) => {
  const look = verdictLook(capture)
  const { limitMs } = capture.timing
  const rule = useRuleName(capture)
  return (
    <>
      <span title={fullTime(capture.receivedAt)}>{clockTime(capture.receivedAt)}</span>
      <span className="row-icon" title={eventLabel(capture)}>
        <EventIcon icon={eventFacts(capture)?.icon} />
        <span className="unseen"> {eventLabel(capture)} </span>
      </span>
      <span className="row-who">{callerLabel(capture)}</span>
      {withConnection && <ConnectionMark id={capture.connectionId} />}
      <RowMarks capture={capture} />
      <LimitBar capture={capture} look={look} />
      <span className="row-ms">
        {wholeMs(capture.timing.localMs)}
        <span className="unseen"> {limitMs === null ? 'ms' : `of ${thousands(limitMs)} ms`} </span>
      </span>
      <span
        className={`row-verdict c-${look}`}
        title={rule === null ? undefined : `taken by the rule “${rule}”`}
      >
        <VerdictIcon look={look} />
        <span className="row-word">{lookWords[look]}</span>
        {rule !== null && <span className="unseen">, by the rule {rule}</span>}
      </span>
    </>
  )
})

const Skeleton = () => (
  <>
    <span className="unseen">Loading…</span>
    <i className="row-bone" />
    <i className="row-bone" />
    <i className="row-bone" />
  </>
)

interface RowProps {
  readonly seq: number
  /** Undefined until it is fetched. */
  readonly capture: CaptureSummary | undefined
  /** It is the one that is looked at. */
  readonly active: boolean
  readonly selected: boolean
  readonly position: number
  readonly total: number
  readonly withConnection: boolean
}

const classesOf = ({ capture, active, selected }: RowProps): string => {
  const classes = ['row']
  if (active) classes.push('active')
  if (selected) classes.push('selected')
  if (!capture) return [...classes, 'skeleton'].join(' ')
  if (Date.now() - Date.parse(capture.receivedAt) < freshMs) classes.push('fresh')
  if (isPassedOver(capture)) classes.push('passed-over')
  if (capture.replayOf !== undefined || capture.imported !== undefined) classes.push('replayed')
  if (capture.pinned) classes.push('pinned')
  return classes.join(' ')
}

/** One capture in one line. The list has the focus and the keys; a row can only be pointed at. */
export const CaptureRow = memo((props: RowProps) => {
  const { seq, capture, selected, position, total, withConnection } = props
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list box keeps the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the list box
    <div
      role="option"
      id={`row-${seq}`}
      className={classesOf(props)}
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      aria-busy={capture ? undefined : true}
      onClick={event => capture && pressRow(capture, event)}
    >
      {capture ? (
        <ErrorBoundary
          key={capture.id}
          what="This capture"
          line={why => <span className="row-failed">could not be shown: {why}</span>}
        >
          <RowContent capture={capture} withConnection={withConnection} />
        </ErrorBoundary>
      ) : (
        <Skeleton />
      )}
    </div>
  )
})
