import { useMemo } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { type AnswerTextCheck, checkAnswerText } from '../../shared/answer-text.ts'
import { textOf, useDrafts } from '../state/drafts-store.ts'

export interface AnswerText {
  readonly text: string
  readonly check: AnswerTextCheck
  readonly errors: number
  readonly warnings: number
  /** True when it is another text than the one in force. */
  readonly changed: boolean
}

/** The text that is being written, checked by the schema that the verdict uses. */
export const useAnswerText = (answer: AnswerState): AnswerText => {
  const text = useDrafts(d => textOf(answer, d.drafts))
  const check = useMemo(() => checkAnswerText(answer.platform, text), [answer.platform, text])
  const errors = check.findings.filter(f => f.severity === 'error').length
  return { text, check, errors, warnings: check.findings.length - errors, changed: text !== answer.text }
}
