import type { CaptureSummary } from '../../shared/capture.ts'

/** How a capture's verdict is drawn. Each has a colour, a glyph and a word, so that none of them is needed alone. */
export type VerdictLook =
  | 'used'
  | 'fallback'
  | 'rejected'
  | 'at-risk'
  | 'deadline'
  | 'ack'
  | 'will-retry'
  | 'unsigned'
  | 'refused'
  | 'paused'
  | 'not-ours'

export const lookWords: Record<VerdictLook, string> = {
  used: 'used',
  fallback: 'fallback',
  rejected: 'rejected',
  'at-risk': 'at risk',
  deadline: 'deadline',
  ack: 'ack',
  'will-retry': 'retry',
  unsigned: 'unsigned',
  refused: 'refused',
  paused: 'paused',
  'not-ours': 'not ours',
}

/** By the verdict alone: that of a capture also knows who answered. */
export const resultLooks: Record<CaptureSummary['verdict']['result'], VerdictLook> = {
  used: 'used',
  fallback: 'fallback',
  rejected: 'rejected',
  'at-risk': 'at-risk',
  acknowledged: 'ack',
  'will-retry': 'will-retry',
  refused: 'refused',
}

export const verdictLook = (capture: CaptureSummary): VerdictLook => {
  const { passedOver } = capture.outcome
  if (passedOver) return passedOver === 'paused' ? 'paused' : 'not-ours'
  const { status } = capture.signature
  // Counted together in the footer: no signature, or one that does not hold. The marks tell the two apart.
  if (capture.verdict.result === 'refused')
    return status === 'missing' || status === 'failed' ? 'unsigned' : 'refused'
  return capture.outcome.source === 'deadline' ? 'deadline' : resultLooks[capture.verdict.result]
}
