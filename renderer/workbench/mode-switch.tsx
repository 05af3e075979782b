import type { AnswerState } from '../../shared/answer.ts'
import { setEditorMode, useView } from '../state/view-store.ts'
import { Segmented } from '../ui/segmented.tsx'
import { modesOf, shownMode } from './modes.ts'

/** Form, JSON, or what a call would get. */
export const ModeSwitch = ({ answer }: { answer: AnswerState }) => {
  const chosen = useView(v => v.editorMode)
  const modes = modesOf[answer.kind]
  if (modes.length === 0) return null
  return (
    <Segmented
      label="Editor"
      value={shownMode(answer.kind, chosen)}
      options={modes}
      onChange={setEditorMode}
    />
  )
}
