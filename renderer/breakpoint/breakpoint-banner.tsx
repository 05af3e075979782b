import { Clock3 } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import type { WaitingCall } from '../../shared/breakpoint.ts'
import { waitingCaller, waitingOf } from '../../shared/waiting-call.ts'
import { count } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { useWidth, type Width } from '../ui/use-width.ts'
import { WaitingAlert } from './waiting-alert.tsx'
import { WaitingRow } from './waiting-row.tsx'
import { followWaiting, useWaiting } from './waiting-store.ts'

/** A flood must not push away what is looked at: those who came first are answered first. */
const mostRows = { wide: 4, middle: 3, narrow: 2 } satisfies Record<Width, number>

const Expired = ({ calls }: { calls: readonly WaitingCall[] }) => {
  const [first] = calls
  if (!first) return null
  return (
    <p className="waiting-over">
      <Clock3 size={14} aria-hidden="true" />
      <span>
        <b>{calls.length === 1 ? waitingCaller(first) : count(calls.length, 'call')}</b>: nobody chose in
        time, the deadline answer went out.
      </span>
    </p>
  )
}

/** The calls that wait for an answer, above whatever is looked at. */
export const BreakpointBanner = () => {
  const breakpoints = useEngine(e => e.breakpoints)
  const linked = useEngine(e => e.link === 'open')
  const waiting = useMemo(() => (linked ? waitingOf(breakpoints) : []), [breakpoints, linked])
  const expired = useWaiting(w => w.expired)
  useEffect(followWaiting, [])
  const most = mostRows[useWidth()]
  const more = waiting.length - most
  return (
    <section className="waiting-calls" aria-label="Calls at the breakpoint">
      <WaitingAlert waiting={waiting} />
      {waiting.slice(0, most).map((at, index) => (
        <WaitingRow key={at.call.id} at={at} isFirst={index === 0} />
      ))}
      {more > 0 && <p className="waiting-more">{count(more, 'more call')} behind them.</p>}
      <div role="status" aria-live="polite">
        <Expired calls={expired} />
      </div>
    </section>
  )
}
