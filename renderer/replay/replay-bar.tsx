import { FileDown, PenLine, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import { count } from '../format/numbers.ts'
import { openShare } from '../share/share-store.ts'
import { openCapture } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CopyMenu } from './copy-menu.tsx'
import { RealSecretDialog } from './real-secret-dialog.tsx'
import { type CopyForm, replayOnce } from './replay-deeds.ts'
import { openReplay, useReplays } from './replay-store.ts'
import { RunStrip } from './run-strip.tsx'

const changedWords = (changes: readonly string[]): string =>
  changes.length === 0 ? 'as it was' : `with another ${changes.join(', ')}`

/** Of a replay: of what, and what was changed. */
const ReplayNote = ({ of, changes }: { of: string; changes: readonly string[] | null }) => (
  <p className="replay-note">
    {changes
      ? `A replay ${changedWords(changes)}; nobody was on the line.`
      : 'A replay: nobody was on the line.'}
    <Button look="ghost" onClick={() => openCapture(of)}>
      Open the original
    </Button>
  </p>
)

interface ReplayBarProps {
  readonly capture: CaptureSummary
  /** Null until it was fetched. */
  readonly detail: CaptureDetail | null
  /** Stands beside the buttons. */
  readonly children?: ReactNode
}

/** What can be done with a capture: send it again, as it was or edited, or give it away as text or as a file. */
export const ReplayBar = ({ capture, detail, children }: ReplayBarProps) => {
  const { id, replayOf } = capture
  const [real, setReal] = useState<CopyForm | null>(null)
  const replayId = useReplays(r => r.runOf[id])
  const run = useReplays(r => (replayId === undefined ? undefined : r.runs[replayId]))
  const edited = useReplays(r => r.forms[id] !== undefined)
  return (
    <div className="replay-area">
      {replayOf !== undefined && <ReplayNote of={replayOf} changes={detail?.replayChanges ?? null} />}
      <div className="replay-bar">
        <Button
          tip="Send it again, as it was, to the engine"
          command="replay"
          disabled={run?.state.status === 'running'}
          onClick={() => void replayOnce(id)}
        >
          <RotateCcw size={14} aria-hidden="true" /> Replay
        </Button>
        <Button
          tip={edited ? 'Go on with what you wrote' : 'Change it, choose where it goes, how often'}
          command="edit-replay"
          onClick={() => openReplay({ kind: 'edit', captureId: id })}
        >
          <PenLine size={14} aria-hidden="true" /> Edit &amp; replay
        </Button>
        <CopyMenu captureId={id} onReal={setReal} />
        <Button
          tip="A file to share: what is private is replaced, and it is signed anew"
          command="save-fixture"
          onClick={() => openShare([id])}
        >
          <FileDown size={14} aria-hidden="true" /> Save fixture
        </Button>
        {children}
      </div>
      {run && <RunStrip capture={capture} detail={detail} run={run} />}
      <span className="unseen" role="status">
        {run && run.state.status !== 'running' ? `${count(run.state.sent, 'replay')} sent` : ''}
      </span>
      <RealSecretDialog captureId={id} form={real} onClose={() => setReal(null)} />
    </div>
  )
}
