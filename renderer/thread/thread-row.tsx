import { memo } from 'react'
import type { CaptureSummary, ToolExchange } from '../../shared/capture.ts'
import { eventFacts, eventLabel } from '../captures/capture-words.ts'
import { lookWords, verdictLook } from '../captures/verdict-look.ts'
import { ms, thousands } from '../format/numbers.ts'
import { fullTime } from '../format/times.ts'
import { LimitBar } from '../live/limit-bar.tsx'
import { prettyJson } from '../text/pretty-json.ts'
import { EventIcon } from '../ui/event-icon.tsx'
import { Signs } from '../ui/signs.tsx'
import { VerdictIcon } from '../ui/verdict-icon.tsx'
import { SignLines } from './sign-lines.tsx'

/** Longer ones are read in the capture itself. */
const longestSaid = 600

const cut = (text: string): string => {
  const pretty = prettyJson(text) ?? text
  return pretty.length > longestSaid ? `${pretty.slice(0, longestSaid)}…` : pretty
}

const Exchange = ({ said }: { said: ToolExchange }) => (
  <dl className="thread-tool">
    <dt>arguments</dt>
    <dd className="mono">
      <SignLines text={cut(said.arguments)} />
    </dd>
    <dt>reply</dt>
    <dd className="mono">
      <SignLines text={cut(said.reply)} />
    </dd>
  </dl>
)

interface ThreadRowProps {
  readonly capture: CaptureSummary
  readonly since: string
  readonly marks: readonly string[]
  readonly said: ToolExchange | null
  /** It is the capture that is looked at. */
  readonly here: boolean
  readonly tabIndex: number
  readonly onFocus: () => void
  readonly onOpen: (id: string) => void
}

/** One capture on the time line of its call. */
export const ThreadRow = memo((props: ThreadRowProps) => {
  const { capture, since, marks, said, here, tabIndex, onFocus, onOpen } = props
  const look = verdictLook(capture)
  const { localMs, limitMs } = capture.timing
  return (
    <div className={`thread-entry ${here ? 'here' : ''} ${capture.replayOf ? 'ours' : ''}`}>
      <i className={`thread-dot c-${look}`} aria-hidden="true" />
      <button
        type="button"
        className="thread-line"
        data-thread-id={capture.id}
        aria-current={here || undefined}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onClick={() => onOpen(capture.id)}
      >
        <span className="thread-since mono" title={fullTime(capture.receivedAt)}>
          {since}
        </span>
        <EventIcon icon={eventFacts(capture)?.icon} />
        <span className="thread-event">
          <Signs text={eventLabel(capture)} />
          {marks.map(mark => (
            <span key={mark} className="odd-chip">
              {mark}
            </span>
          ))}
        </span>
        <LimitBar capture={capture} look={look} />
        <span className="thread-ms mono">
          {ms(localMs)}
          <span className="unseen"> {limitMs === null ? 'ms' : `of ${thousands(limitMs)} ms`}</span>
        </span>
        <span className={`row-verdict c-${look}`}>
          <VerdictIcon look={look} /> {lookWords[look]}
        </span>
      </button>
      {said && <Exchange said={said} />}
    </div>
  )
})
