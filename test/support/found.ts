import type { Engine } from '../../core/engine.ts'
import { readSeqs } from '../../renderer/list/seq-text.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { TestEngine } from './engine.ts'

/** What `captures.find` finds, newest first, as the rows that `captures.rows` gives for it. */
export const found = async (
  { handlers }: Pick<Engine, 'handlers'>,
  filter: string,
  connectionId: string | null = null,
): Promise<CaptureSummary[]> => {
  const { seqs } = await handlers['captures.find']({ connectionId, filter, limit: 1_000 })
  const wanted = [...readSeqs(seqs)].reverse()
  const rows = new Map<number, CaptureSummary>()
  for (let at = 0; at < wanted.length; at += 500) {
    const { captures } = await handlers['captures.rows']({ seqs: wanted.slice(at, at + 500) })
    for (const capture of captures) rows.set(capture.seq, capture)
  }
  return wanted.flatMap(seq => rows.get(seq) ?? [])
}

/** The call ids of those. */
export const callsFound = async (
  engine: Pick<Engine, 'handlers'>,
  filter: string,
): Promise<(string | null)[]> => (await found(engine, filter)).map(({ callId }) => callId)

/** Resolves when the index has every capture that was told of: a busy machine takes longer than a question waits. */
export const indexed = async (engine: TestEngine): Promise<void> => {
  const newest = Math.max(0, ...engine.captures().map(({ seq }) => seq))
  for (;;) {
    const { upTo } = await engine.handlers['captures.find']({
      connectionId: null,
      filter: 'is:late',
      limit: 1,
    })
    if (upTo >= newest) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
