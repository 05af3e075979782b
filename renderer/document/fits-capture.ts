import type { AnswerState } from '../../shared/answer.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { isBlocking } from '../captures/capture-words.ts'

/** Whether an answer of this kind could be what a capture gets. */
export const fitsCapture = (answer: AnswerState, capture: CaptureSummary): boolean =>
  answer.kind === 'tool' ? capture.tool !== undefined : isBlocking(capture)
