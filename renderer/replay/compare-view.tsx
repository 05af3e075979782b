import { lazy, Suspense } from 'react'
import { plainContent } from '../../shared/answer.ts'
import type { CaptureDetail } from '../../shared/capture.ts'
import type { ReplayResult } from '../../shared/replay.ts'
import { lookWords, verdictLook } from '../captures/verdict-look.ts'
import { readBody } from '../text/body.ts'
import { hexDump } from '../text/hex.ts'
import { VerdictIcon } from '../ui/verdict-icon.tsx'
import { resultLook, timeWords } from './run-words.ts'

// It brings the editor with it.
const DiffView = lazy(async () => ({ default: (await import('../answers/diff-view.tsx')).DiffView }))

const mostHex = 8_192

const textOf = (base64: string): string => {
  const { bytes, text } = readBody(base64)
  return text ?? hexDump(bytes.subarray(0, mostHex))
}

interface CompareViewProps {
  readonly detail: CaptureDetail
  readonly result: ReplayResult
}

/** What came of a replay beside what came of the original: status, time, verdict, answer. */
export const CompareView = ({ detail: { summary, response }, result }: CompareViewProps) => {
  const { limitMs, localMs } = summary.timing
  const was = verdictLook(summary)
  const is = resultLook(result)
  return (
    <div className="compare">
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">Original</th>
            <th scope="col">Replay</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Status</th>
            <td>{summary.outcome.status ?? 'none'}</td>
            <td>{result.status}</td>
          </tr>
          <tr>
            <th scope="row">Time</th>
            <td>{timeWords(localMs, limitMs)}</td>
            <td>{timeWords(result.tookMs, limitMs)}</td>
          </tr>
          <tr>
            <th scope="row">Verdict</th>
            <td>
              <span className={`run-verdict c-${was}`}>
                <VerdictIcon look={was} /> {lookWords[was]}
              </span>
              <p>{summary.verdict.text}</p>
            </td>
            <td>
              {is && (
                <span className={`run-verdict c-${is}`}>
                  <VerdictIcon look={is} /> {lookWords[is]}
                </span>
              )}
              <p>{result.verdict?.text}</p>
            </td>
          </tr>
        </tbody>
      </table>
      {result.bodyCut && <p className="hint">Of many replays only the beginning of each answer is kept.</p>}
      <Suspense>
        <DiffView
          before={{ name: 'Original answer', content: plainContent(textOf(response.bodyBase64)) }}
          after={{ name: 'Replay’s answer', content: plainContent(textOf(result.bodyBase64)) }}
        />
      </Suspense>
    </div>
  )
}
