import { afterEach, expect, it, vi } from 'vitest'
import { liveFilter } from '../../cli/live-filter.ts'
import type { Engine } from '../../core/engine.ts'
import { packSeqs } from '../../core/search/pack-seqs.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { parseFilter } from '../../shared/filter/parse-filter.ts'
import { sampleSummary } from '../core/captures/sample-capture.ts'

afterEach(() => void vi.useRealTimers())

it('shows what the search has found already while its index of old captures is still made', async () => {
  vi.useFakeTimers()
  const found = { seqs: packSeqs(Uint32Array.of(2)), more: false, upTo: 0 }
  const handlers = { 'captures.find': async () => found } as unknown as Engine['handlers']
  const shown: CaptureSummary[] = []
  const { terms } = parseFilter('okafor')
  const filter = liveFilter({ handlers }, terms, 'okafor', capture => shown.push(capture))
  for (const seq of [1, 2, 3]) filter.take(sampleSummary(seq))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(shown.map(({ seq }) => seq)).toEqual([2])
})
