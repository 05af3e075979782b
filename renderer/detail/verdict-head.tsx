import { CircleAlert } from 'lucide-react'
import type { CaptureDetail, CaptureSummary, LeftOut } from '../../shared/capture.ts'
import { oddities } from '../captures/capture-words.ts'
import { verdictLook } from '../captures/verdict-look.ts'
import { dayTime, fullTime } from '../format/times.ts'
import { Signs } from '../ui/signs.tsx'
import { VerdictIcon } from '../ui/verdict-icon.tsx'
import { OutcomeLine } from './outcome-line.tsx'
import { VerdictRule } from './verdict-rule.tsx'

const leftOutWords: Record<LeftOut, string> = {
  transcripts: 'transcripts not kept',
  metadata: 'only this line kept',
}

/** The first sentence stands out, what explains it follows. */
const sentences = (text: string): readonly [string, string] => {
  const match = /^(.+?[.!?])\s+(\S[\s\S]*)$/.exec(text)
  return [match?.[1] ?? text, match?.[2] ?? '']
}

interface VerdictHeadProps {
  readonly capture: CaptureSummary
  /** Null until it was fetched. */
  readonly detail: CaptureDetail | null
}

/** The verdict in words, how sure it is, and where the answer came from. */
export const VerdictHead = ({ capture, detail }: VerdictHeadProps) => {
  const look = verdictLook(capture)
  const [first, rest] = sentences(capture.verdict.text)
  const { warnings = [], contradicted } = capture.verdict
  return (
    <header className="verdict-head">
      <h2>
        <span className={`verdict-glyph c-${contradicted === undefined ? look : 'paused'}`}>
          <VerdictIcon look={look} size={18} />
        </span>
        <span className={contradicted === undefined ? '' : 'verdict-gone'}>
          <Signs text={first} />
        </span>
      </h2>
      {contradicted !== undefined && (
        <p className="verdict-contradicted">
          <CircleAlert size={14} aria-hidden="true" />
          <span>
            <b>Contradicted.</b> <Signs text={contradicted} /> So this verdict does not hold.
          </span>
        </p>
      )}
      {rest && (
        <p className="verdict-more">
          <Signs text={rest} />
        </p>
      )}
      {warnings.map(warning => (
        <p key={warning} className="verdict-warning c-fallback">
          <Signs text={warning} />
        </p>
      ))}
      <OutcomeLine capture={capture} detail={detail} />
      <VerdictRule capture={capture} />
      <p className="verdict-meta">
        <span className="mono">
          <Signs text={capture.eventType || 'no event type'} />
        </span>
        {capture.callId !== null && (
          <>
            {' · call '}
            <span className="mono">
              <Signs text={capture.callId} />
            </span>
          </>
        )}
        {' · '}
        <span title={fullTime(capture.receivedAt)}>{dayTime(capture.receivedAt)}</span>
        {capture.imported !== undefined && (
          <>
            {' · from '}
            <span className="mono">
              <Signs text={capture.imported} />
            </span>
          </>
        )}
        {capture.leftOut && <span className="odd-chip">{leftOutWords[capture.leftOut]}</span>}
        {oddities(capture).map(word => (
          <span key={word} className="odd-chip">
            {word}
          </span>
        ))}
      </p>
    </header>
  )
}
