import type { AnswerKind } from '../../shared/answer.ts'
import { type AnswerTextCheck, checkAnswerText } from '../../shared/answer-text.ts'
import type { PlatformId } from '../../shared/platform.ts'

const fine: AnswerTextCheck = { kind: 'unusable', findings: [] }

const emptyReply: AnswerTextCheck = {
  kind: 'empty',
  findings: [
    {
      path: [],
      code: 'not-json',
      severity: 'error',
      message: 'The reply is empty. Write {} for a reply that says nothing.',
      from: 0,
      to: 0,
      line: 1,
      column: 1,
    },
  ],
}

/** A tool's reply is any JSON: only what is not JSON is said, with its place. */
const checkReply = (platform: PlatformId, text: string): AnswerTextCheck => {
  if (text.trim() === '') return emptyReply
  const check = checkAnswerText(platform, text)
  return { ...fine, findings: check.findings.filter(f => f.code === 'not-json') }
}

/** What is wrong with an answer, by its kind: a negative test is wrong on purpose, so nothing is. */
export const checkByKind = (kind: AnswerKind, platform: PlatformId, text: string): AnswerTextCheck => {
  if (kind === 'config') return checkAnswerText(platform, text)
  return kind === 'tool' ? checkReply(platform, text) : fine
}
