import type { CaptureSummary, ToolExchange } from '../../shared/capture.ts'
import { eventFacts, eventLabel } from '../captures/capture-words.ts'
import { lookWords, verdictLook } from '../captures/verdict-look.ts'
import { ms } from '../format/numbers.ts'
import { clockTime } from '../format/times.ts'
import { openCapture } from '../state/view-store.ts'
import { prettyJson } from '../text/pretty-json.ts'
import { EventIcon } from '../ui/event-icon.tsx'
import { VerdictIcon } from '../ui/verdict-icon.tsx'
import { useCallThread } from './use-call-thread.ts'

const Exchange = ({ said }: { said: ToolExchange }) => (
  <dl className="thread-tool">
    <dt>arguments</dt>
    <dd className="mono">{prettyJson(said.arguments) ?? said.arguments}</dd>
    <dt>reply</dt>
    <dd className="mono">{prettyJson(said.reply) ?? said.reply}</dd>
  </dl>
)

const Entry = ({ capture, here, said }: { capture: CaptureSummary; here: boolean; said?: ToolExchange }) => {
  const look = verdictLook(capture)
  return (
    <li className={`thread-entry ${here ? 'here' : ''}`}>
      <button
        type="button"
        className="thread-line"
        aria-current={here || undefined}
        onClick={() => openCapture(capture.id)}
      >
        <span className="mono">{clockTime(capture.receivedAt)}</span>
        <EventIcon icon={eventFacts(capture)?.icon} />
        <span className="thread-event">{eventLabel(capture)}</span>
        <span className="mono">{ms(capture.timing.localMs)} ms</span>
        <span className={`row-verdict c-${look}`}>
          <VerdictIcon look={look} /> {lookWords[look]}
        </span>
      </button>
      {said && <Exchange said={said} />}
    </li>
  )
}

/** All captures of the call, oldest first, with what was said in its function tools. */
export const ThreadTab = ({ capture }: { capture: CaptureSummary }) => {
  const thread = useCallThread(capture)
  if (capture.callId === null)
    return <p className="faint">This delivery names no call, so nothing can be put beside it.</p>
  if (!thread) return <p className="faint loading">Loading…</p>
  return (
    <>
      <p className="thread-head">
        Call <span className="mono">{capture.callId}</span>
      </p>
      <ol className="thread">
        {thread.captures.map(one => {
          const said = thread.tools.find(t => t.captureId === one.id)
          return <Entry key={one.id} capture={one} here={one.id === capture.id} {...(said ? { said } : {})} />
        })}
      </ol>
    </>
  )
}
