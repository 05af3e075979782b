import { memo } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { ReplayResult } from '../../shared/replay.ts'
import { callerLabel, eventLabel } from '../captures/capture-words.ts'
import { lookWords, verdictLook } from '../captures/verdict-look.ts'
import { clockTime } from '../format/times.ts'
import { openCapture } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { VerdictIcon } from '../ui/verdict-icon.tsx'
import { openReplay } from './replay-store.ts'
import { resultLook, timeWords } from './run-words.ts'

const Look = ({ look }: { look: ReturnType<typeof verdictLook> }) => (
  <span className={`run-verdict c-${look}`}>
    <VerdictIcon look={look} /> {lookWords[look]}
  </span>
)

const Result = ({ result }: { result: ReplayResult }) => {
  const look = resultLook(result)
  const { captureId } = result
  if (look === null) return <span className="c-rejected">{result.problem}</span>
  const open = (): void => {
    if (captureId === null) return
    openReplay(null)
    openCapture(captureId)
  }
  return (
    <span className="run-line">
      <Look look={look} />
      <span>
        {result.status}, {timeWords(result.tookMs, null)}
      </span>
      {captureId !== null && (
        <Button look="ghost" onClick={open}>
          Open
        </Button>
      )}
    </span>
  )
}

interface FailedRowProps {
  readonly capture: CaptureSummary
  readonly chosen: boolean
  readonly result: ReplayResult | undefined
  readonly onChoose: (id: string, chosen: boolean) => void
}

/** One delivery that failed, and what came of its replay. */
export const FailedRow = memo(({ capture, chosen, onChoose, result }: FailedRowProps) => {
  const what = `${eventLabel(capture)}, ${callerLabel(capture)}, ${clockTime(capture.receivedAt)}`
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={what}
          checked={chosen}
          onChange={event => onChoose(capture.id, event.target.checked)}
        />
      </td>
      <td>{clockTime(capture.receivedAt)}</td>
      <td>{eventLabel(capture)}</td>
      <td className="failed-who">{callerLabel(capture)}</td>
      <td>
        <Look look={verdictLook(capture)} />
      </td>
      <td className="failed-result">{result && <Result result={result} />}</td>
    </tr>
  )
})
