import { FileDown } from 'lucide-react'
import { useMemo } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { spanWords } from '../../shared/span-words.ts'
import { count } from '../format/numbers.ts'
import { openShare } from '../share/share-store.ts'
import { drawn } from '../text/odd-signs.ts'
import { ConversationView } from '../thread/conversation-view.tsx'
import { RecordingLink } from '../thread/recording-link.tsx'
import { timeLine } from '../thread/time-line.ts'
import { TimeLineList } from '../thread/time-line-list.tsx'
import { useCallStory } from '../thread/use-call-story.ts'
import { Button } from '../ui/button.tsx'
import { type CallThread, useCallThread } from './use-call-thread.ts'

/** "5 captures in 41 s, 1 of them our replay". */
const howMany = ({ captures, omitted }: CallThread): string => {
  const ours = captures.filter(one => one.replayOf !== undefined)
  const own = captures.filter(one => one.replayOf === undefined)
  const [first, last] = [own[0], own.at(-1)]
  const ms = first && last ? Date.parse(last.receivedAt) - Date.parse(first.receivedAt) : 0
  return [
    count(own.length + omitted, 'capture'),
    ms >= 1 ? ` in ${spanWords(ms)}` : '',
    ours.length > 0 ? `, and ${count(ours.length, 'replay')} of ours` : '',
  ].join('')
}

const Thread = ({ thread, hereId }: { thread: CallThread; hereId: string }) => {
  const rows = useMemo(() => timeLine(thread), [thread])
  const story = useCallStory(thread.captures)
  const odd = thread.findings.length
  return (
    <>
      <p className="thread-head">
        Call <span className="mono">{drawn(thread.captures[0]?.callId ?? '')}</span> · {howMany(thread)}
        {odd > 0 && <b className="c-fallback"> · {count(odd, 'thing is odd', 'things are odd')}</b>}
        <Button look="ghost" onClick={() => openShare([hereId], 'thread')}>
          <FileDown size={13} aria-hidden="true" /> Save the call
        </Button>
      </p>
      <div className={`thread-parts ${story ? 'told' : ''}`}>
        {story && (
          <div className="thread-story">
            {story.recordingUrl !== null && <RecordingLink address={story.recordingUrl} />}
            {story.lines.length > 0 && <ConversationView lines={story.lines} />}
          </div>
        )}
        <TimeLineList rows={rows} hereId={hereId} />
      </div>
    </>
  )
}

/** All captures of the call on one time line, what is odd about them, and what was said. */
export const ThreadTab = ({ capture }: { capture: CaptureSummary }) => {
  const loaded = useCallThread(capture)
  if (capture.callId === null)
    return <p className="faint">This delivery names no call, so nothing can be put beside it.</p>
  if (loaded?.problem) {
    const { what, next } = sayProblem(loaded.problem.info)
    return (
      <p className="inline-problem">
        {what} {next}
      </p>
    )
  }
  if (!loaded?.thread) return <p className="faint loading">Loading…</p>
  return <Thread thread={loaded.thread} hereId={capture.id} />
}
