import type { Verdict } from '../../../shared/capture.ts'

export const say = (
  result: Verdict['result'],
  reason: string,
  certainty: Verdict['certainty'],
  text: string,
): Verdict => ({ result, reason, certainty, text })

export const thousands = (ms: number): string =>
  Math.round(ms)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ')

export const isSuccess = (status: number): boolean => status >= 200 && status < 300
