import { useMemo } from 'react'
import type { AnswerContent, AnswerState } from '../../shared/answer.ts'
import { type AnswerTextCheck, checkAnswerText } from '../../shared/answer-text.ts'
import { contentOf, sameContent, useDrafts } from '../state/drafts-store.ts'

export interface AnswerText {
  readonly text: string
  /** The text with its status and its delay. */
  readonly content: AnswerContent
  readonly check: AnswerTextCheck
  readonly errors: number
  readonly warnings: number
  /** True when something else is written than what is in force. */
  readonly changed: boolean
}

/** What is being written, checked by the schema that the verdict uses. */
export const useAnswerText = (answer: AnswerState): AnswerText => {
  const content = useDrafts(d => contentOf(answer, d.drafts))
  const { kind, platform } = answer
  const { text } = content
  const check = useMemo(() => checkAnswerText(platform, text, kind), [kind, platform, text])
  const errors = check.findings.filter(f => f.severity === 'error').length
  return {
    text,
    content,
    check,
    errors,
    warnings: check.findings.length - errors,
    changed: !sameContent(content, answer),
  }
}
