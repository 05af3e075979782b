import type { Verdict } from '../../../shared/capture.ts'
import type { Outcome } from '../adapter.ts'

export const say = (
  result: Verdict['result'],
  reason: string,
  certainty: Verdict['certainty'],
  text: string,
): Verdict => ({ result, reason, certainty, text })

const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`

/** Answers that could not be made are told whatever the verdict is: the caller may have got a good one in their place. */
export const withProblems = (verdict: Verdict, { answerProblems }: Outcome): Verdict =>
  answerProblems.length === 0
    ? verdict
    : { ...verdict, warnings: [...(verdict.warnings ?? []), ...answerProblems.map(sentence)] }

export const isSuccess = (status: number): boolean => status >= 200 && status < 300
