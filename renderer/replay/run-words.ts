import type { ReplayResult, ReplayState, ReplayTarget } from '../../shared/replay.ts'
import { lookWords, resultLooks, type VerdictLook } from '../captures/verdict-look.ts'
import { count, ms, thousands } from '../format/numbers.ts'
import { percentile } from '../format/percentile.ts'

/** How the verdict of a replay is drawn; null where there was no answer. */
export const resultLook = ({ verdict }: ReplayResult): VerdictLook | null =>
  verdict && resultLooks[verdict.result]

export const targetWords = (target: ReplayTarget): string => {
  switch (target.kind) {
    case 'engine':
      return 'the engine'
    case 'handler':
      return 'the handler'
    case 'url':
      return URL.canParse(target.url) ? new URL(target.url).host : target.url
  }
}

export const timeWords = (tookMs: number, limitMs: number | null): string =>
  `${ms(tookMs)}${limitMs === null ? '' : ` of ${thousands(limitMs)}`} ms`

/** The verdicts of the results that were told last: "28 used, 2 fallback". */
const verdictWords = (results: readonly ReplayResult[]): string => {
  const sums = new Map<string, number>()
  for (const result of results) {
    const look = resultLook(result)
    const word = look === null ? 'without an answer' : lookWords[look]
    sums.set(word, (sums.get(word) ?? 0) + 1)
  }
  return [...sums].map(([word, n]) => `${thousands(n)} ${word}`).join(', ')
}

/** Many replays in one sentence. */
export const runSentence = ({ results, sent, status, total }: ReplayState): string => {
  const times = results.flatMap(({ problem, tookMs }) => (problem === null ? [tookMs] : []))
  const p50 = percentile(times, 0.5)
  const p95 = percentile(times, 0.95)
  const said = [
    status === 'cancelled'
      ? `Cancelled after ${thousands(sent)} of ${thousands(total)}`
      : count(sent, 'replay'),
    sent > results.length ? `of the last ${results.length}: ${verdictWords(results)}` : verdictWords(results),
    ...(p50 === null || p95 === null ? [] : [`p50 ${ms(p50)} ms, p95 ${ms(p95)} ms`]),
  ]
  return `${said.filter(Boolean).join(' · ')}.`
}
