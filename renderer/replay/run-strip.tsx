import { X } from 'lucide-react'
import { useState } from 'react'
import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import type { ReplayResult } from '../../shared/replay.ts'
import { lookWords } from '../captures/verdict-look.ts'
import { openCapture } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { VerdictIcon } from '../ui/verdict-icon.tsx'
import { CompareView } from './compare-view.tsx'
import { replayOnce } from './replay-deeds.ts'
import { dismissRun, type Run } from './replay-store.ts'
import { RunProgress } from './run-progress.tsx'
import { resultLook, runSentence, targetWords, timeWords } from './run-words.ts'

interface RunStripProps {
  readonly capture: CaptureSummary
  readonly detail: CaptureDetail | null
  readonly run: Run
}

const OneResult = ({
  capture,
  result,
  to,
}: {
  capture: CaptureSummary
  result: ReplayResult
  to: string
}) => {
  const look = resultLook(result)
  if (result.problem !== null || look === null)
    return <span className="c-rejected">{result.problem ?? 'There was no answer.'}</span>
  return (
    <span className="run-line">
      <span className={`run-verdict c-${look}`}>
        <VerdictIcon look={look} /> {lookWords[look]}
      </span>{' '}
      <span>
        by {to}: {result.status} in {timeWords(result.tookMs, capture.timing.limitMs)}
      </span>
    </span>
  )
}

/** A secret of another run of the engine, or of another endpoint: what was signed then does not hold now. */
const needsSigning = (capture: CaptureSummary, { status, verdict }: ReplayResult): boolean =>
  status === 401 && verdict?.result === 'refused' && capture.signature.status === 'verified'

/** The last replay of a capture: how it goes on, or what came of it beside the original. */
export const RunStrip = ({ capture, detail, run }: RunStripProps) => {
  const [compared, setCompared] = useState(false)
  const { state } = run
  const result = state.results.at(-1)
  const { captureId = null } = result ?? {}
  return (
    <section className="run-strip" aria-label="Replay">
      <div className="run-head">
        {state.status === 'running' && <RunProgress run={run} />}
        {state.status !== 'running' && (
          <>
            <p className="run-words">
              {result && state.total === 1 ? (
                <OneResult capture={capture} result={result} to={targetWords(state.target)} />
              ) : (
                runSentence(state)
              )}
            </p>
            <Button
              look="ghost"
              className="square"
              aria-label="Dismiss this replay"
              onClick={() => dismissRun(capture.id)}
            >
              <X size={14} aria-hidden="true" />
            </Button>
          </>
        )}
      </div>
      {result && state.status !== 'running' && (
        <div className="run-deeds">
          {needsSigning(capture, result) && (
            <Button look="primary" onClick={() => void replayOnce(capture.id, true)}>
              Replay with the current secret
            </Button>
          )}
          {captureId !== null && <Button onClick={() => openCapture(captureId)}>Open the new capture</Button>}
          {result.problem === null && detail && (
            <Button aria-expanded={compared} onClick={() => setCompared(!compared)}>
              Compare
            </Button>
          )}
          {state.changed.length > 0 && <span className="faint">Changed: {state.changed.join(', ')}</span>}
        </div>
      )}
      {compared && result?.problem === null && detail && <CompareView detail={detail} result={result} />}
    </section>
  )
}
