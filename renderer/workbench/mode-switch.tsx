import { Eye } from 'lucide-react'
import type { AnswerState } from '../../shared/answer.ts'
import { setEditorMode, useView } from '../state/view-store.ts'
import { Segmented } from '../ui/segmented.tsx'
import { modesOf, shownMode } from './modes.ts'

interface ModeSwitchProps {
  readonly answer: AnswerState
  /** Where room is scarce, the last of them is a glyph. */
  readonly tight?: boolean
}

const eye = <Eye size={15} aria-hidden="true" />

/** Form, JSON, or what a call would get. */
export const ModeSwitch = ({ answer, tight = false }: ModeSwitchProps) => {
  const chosen = useView(v => v.editorMode)
  const modes = modesOf[answer.kind]
  if (modes.length === 0) return null
  return (
    <Segmented
      label="Editor"
      value={shownMode(answer.kind, chosen)}
      options={tight ? modes.map(mode => (mode.value === 'preview' ? { ...mode, icon: eye } : mode)) : modes}
      onChange={setEditorMode}
    />
  )
}
