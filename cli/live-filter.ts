import type { Engine } from '../core/engine.ts'
import type { CaptureSummary } from '../shared/capture.ts'
import { matcherOf } from '../shared/filter/match-filter.ts'
import { type FilterTerm, needsSearch } from '../shared/filter/parse-filter.ts'
import { asProblem } from '../shared/problem.ts'
import { seqsOfRuns } from '../shared/seq-runs.ts'
import { talkProblem } from './terminal.ts'

/** Live captures that fit a filter, in their order. */
export interface LiveFilter {
  take(capture: CaptureSummary): void
  /** Resolves when everything that was taken has been decided; at the latest after a second. */
  settled(): Promise<void>
}

const againMs = 25
/** The search is never that far behind live captures, unless it cannot look at all or is made anew. */
const longestMs = 3_000
const settleWithinMs = 1_000

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

const seqsIn = (base64: string): Set<number> => new Set(seqsOfRuns(Buffer.from(base64, 'base64')))

/** Names of answers and rules are the engine's to know. */
const asksEngine = (terms: readonly FilterTerm[]): boolean =>
  needsSearch(terms) || terms.some(({ key }) => key === 'answer' || key === 'rule')

/** @param filter the text that the terms were read from */
export const liveFilter = (
  { handlers }: Pick<Engine, 'handlers'>,
  terms: readonly FilterTerm[],
  filter: string,
  show: (capture: CaptureSummary) => void,
): LiveFilter => {
  const fitsRow = matcherOf(terms)
  if (!asksEngine(terms))
    return {
      take: capture => {
        if (fitsRow(capture)) show(capture)
      },
      settled: async () => {},
    }

  const waiting: CaptureSummary[] = []
  let deciding: Promise<void> | null = null
  let told = false

  /** Which of these fit; of a search that cannot look, those that do by their rows alone. */
  const decide = async (
    captures: readonly CaptureSummary[],
  ): Promise<(capture: CaptureSummary) => boolean> => {
    const seqs = captures.map(({ seq }) => seq)
    const [first, last] = [Math.min(...seqs), Math.max(...seqs)]
    let fitting: ReadonlySet<number> = new Set()
    try {
      for (
        const startedAt = performance.now();
        performance.now() - startedAt < longestMs;
        await pause(againMs)
      ) {
        const query = { filter, connectionId: null, afterSeq: first - 1, limit: 100_000 }
        const found = await handlers['captures.find'](query)
        fitting = seqsIn(found.seqs)
        if (found.upTo >= last) return ({ seq }) => fitting.has(seq)
      }
    } catch (error) {
      if (!told) talkProblem(asProblem(error))
      told = true
    }
    // While an index is made of old captures it has the live ones already, and does not say so.
    return capture => fitting.has(capture.seq) || fitsRow(capture)
  }
  const decideAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const captures = waiting.splice(0)
      const fits = await decide(captures)
      captures.filter(fits).forEach(show)
    }
    deciding = null
  }
  return {
    take: capture => {
      waiting.push(capture)
      deciding ??= decideAll()
    },
    settled: async () => {
      if (deciding) await Promise.race([deciding, pause(settleWithinMs)])
    },
  }
}
