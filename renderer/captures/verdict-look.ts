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

export const lookWords: Record<VerdictLook, string> = {
  used: 'used',
  fallback: 'fallback',
  rejected: 'rejected',
  'at-risk': 'at risk',
  deadline: 'deadline',
  ack: 'ack',
  'will-retry': 'will retry',
  unsigned: 'unsigned',
  refused: 'refused',
}

const looks: Record<CaptureSummary['verdict']['result'], VerdictLook> = {
  used: 'used',
  fallback: 'fallback',
  rejected: 'rejected',
  'at-risk': 'at-risk',
  acknowledged: 'ack',
  'will-retry': 'will-retry',
  refused: 'refused',
}

export const verdictLook = (capture: CaptureSummary): VerdictLook => {
  if (capture.verdict.result === 'refused')
    return capture.signature.status === 'missing' ? 'unsigned' : 'refused'
  return capture.outcome.source === 'deadline' ? 'deadline' : looks[capture.verdict.result]
}
