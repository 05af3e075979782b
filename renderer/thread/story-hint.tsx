import { MessagesSquare } from 'lucide-react'
import { useMemo } from 'react'
import type { CaptureDetail } from '../../shared/capture.ts'
import { eventFacts } from '../captures/capture-words.ts'
import { showTab } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { storyOf } from './conversation.ts'

/** Says beside a payload that its conversation can be read, and leads there. */
export const StoryHint = ({ detail }: { detail: CaptureDetail }) => {
  const { summary, request } = detail
  const isEnd = eventFacts(summary)?.stage === 'end'
  const story = useMemo(
    () => (isEnd ? storyOf(summary.platform, request.bodyBase64) : null),
    [isEnd, summary.platform, request.bodyBase64],
  )
  if (!story) return null
  const what = [
    ...(story.lines.length > 0 ? ['a transcript'] : []),
    ...(story.recordingUrl === null ? [] : ['a recording']),
  ].join(' and ')
  return (
    <p className="story-hint">
      <MessagesSquare size={14} aria-hidden="true" />
      <span>It brings {what} of the call.</span>
      <Button onClick={() => showTab('thread')}>Read it in Thread</Button>
    </p>
  )
}
