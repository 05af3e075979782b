import type { AnswerKind } from '../../shared/answer.ts'
import type { EditorMode } from '../state/view-store.ts'

interface Mode {
  readonly value: EditorMode
  readonly label: string
}

const form: Mode = { value: 'form', label: 'Form' }
const json: Mode = { value: 'json', label: 'JSON' }
const preview: Mode = { value: 'preview', label: 'Preview' }

/** The ways to look at an answer of a kind. A negative test has one only. */
export const modesOf: Record<AnswerKind, readonly Mode[]> = {
  config: [form, json, preview],
  tool: [json, preview],
  test: [],
}

/** The chosen way, where the kind has it. */
export const shownMode = (kind: AnswerKind, chosen: EditorMode): EditorMode =>
  modesOf[kind].some(mode => mode.value === chosen) ? chosen : 'json'
