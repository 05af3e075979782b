import type { CaptureSummary } from '../../shared/capture.ts'
import type { VerdictLook } from '../captures/verdict-look.ts'

/** The time that an answer took against the platform's limit, whose end is drawn as a tick. */
export const LimitBar = ({ capture, look }: { capture: CaptureSummary; look: VerdictLook }) => {
  const { localMs, limitMs } = capture.timing
  if (limitMs === null) return <span className="track" />
  const share = Math.min(1, localMs / limitMs)
  return (
    <span className={`track c-${look}`}>
      <i style={{ width: `max(2px, ${(share * 100).toFixed(2)}%)` }} />
      <u />
    </span>
  )
}
