import type { AnswerState } from '../../shared/answer.ts'
import { holdsTemplate } from '../../shared/answer-text.ts'
import { fitsCapture } from '../document/fits-capture.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { selectedIdNow, shownConnection } from '../state/shown.ts'
import { useView } from '../state/view-store.ts'

/** Why a template of a text cannot be filled in for the selected call, or for a made-up one; null when all can. */
export const templateProblem = async (answer: AnswerState, text: string): Promise<string | null> => {
  if (answer.kind === 'test' || !holdsTemplate(text)) return null
  const { connections, captures } = useEngine.getState()
  const connection = shownConnection(connections, useView.getState().connectionId)
  if (!connection) return null
  const selected = captures.byId.get(selectedIdNow() ?? '')
  const captureId = selected && fitsCapture(answer, selected) ? selected.id : null
  const { kind } = answer
  const { problem } = await ask('answers.preview', { connectionId: connection.id, captureId, kind, text })
  return problem
}
