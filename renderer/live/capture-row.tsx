import { Copy, FlaskConical, History, Hourglass, type LucideIcon, ShieldAlert, ShieldX } from 'lucide-react'
import { memo } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { callerLabel, eventFacts, eventLabel, isPassedOver, isPractice } from '../captures/capture-words.ts'
import { useRuleName } from '../captures/use-rule-name.ts'
import { lookWords, verdictLook } from '../captures/verdict-look.ts'
import { thousands, wholeMs } from '../format/numbers.ts'
import { clockTime, fullTime } from '../format/times.ts'
import { EventIcon } from '../ui/event-icon.tsx'
import { VerdictIcon } from '../ui/verdict-icon.tsx'
import { LimitBar } from './limit-bar.tsx'

/** How long after its arrival a row is drawn as new. */
const freshMs = 1_500

const Mark = ({ Icon, words, look = '' }: { Icon: LucideIcon; words: string; look?: string }) => (
  <span className={look} title={words}>
    <Icon size={12} aria-hidden="true" />
    <span className="unseen"> {words} </span>
  </span>
)

const Marks = ({ capture }: { capture: CaptureSummary }) => (
  <span className="row-marks">
    {capture.signature.status === 'missing' && (
      <Mark Icon={ShieldAlert} words="no signature" look="c-unsigned" />
    )}
    {capture.signature.status === 'failed' && (
      <Mark Icon={ShieldX} words="signature does not hold" look="c-rejected" />
    )}
    {capture.duplicateOf !== undefined && <Mark Icon={Copy} words="duplicate" />}
    {capture.replayOf !== undefined && <Mark Icon={History} words="replay" />}
    {capture.outcome.arrivedLate && <Mark Icon={Hourglass} words="arrived late" look="c-deadline" />}
    {isPractice(capture) && <Mark Icon={FlaskConical} words="practice" />}
  </span>
)

interface RowProps {
  readonly capture: CaptureSummary
  readonly selected: boolean
  readonly position: number
  readonly total: number
  readonly top: number
  readonly onOpen: (id: string) => void
}

/** One capture in one line. The list has the focus and the keys; a row can only be pointed at. */
export const CaptureRow = memo(({ capture, selected, position, total, top, onOpen }: RowProps) => {
  const look = verdictLook(capture)
  const { limitMs } = capture.timing
  const rule = useRuleName(capture)
  const fresh = Date.now() - Date.parse(capture.receivedAt) < freshMs
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list box keeps the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the list box
    <div
      role="option"
      id={`row-${capture.id}`}
      className={`row ${selected ? 'selected' : ''} ${fresh ? 'fresh' : ''} ${isPassedOver(capture) ? 'passed-over' : ''}`}
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(capture.id)}
    >
      <span title={fullTime(capture.receivedAt)}>{clockTime(capture.receivedAt)}</span>
      <span className="row-icon" title={eventLabel(capture)}>
        <EventIcon icon={eventFacts(capture)?.icon} />
        <span className="unseen"> {eventLabel(capture)} </span>
      </span>
      <span className="row-who">{callerLabel(capture)}</span>
      <Marks capture={capture} />
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
        {lookWords[look]}
        {rule !== null && <span className="unseen">, by the rule {rule}</span>}
      </span>
    </div>
  )
})
