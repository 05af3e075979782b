import type { Engine } from '../../core/engine.ts'
import type { CaptureSummary } from '../../shared/capture.ts'

/** What `captures.find` finds, newest first, as the rows that `captures.rows` gives for it. */
export const found = async (
  { handlers }: Pick<Engine, 'handlers'>,
  filter: string,
  connectionId: string | null = null,
): Promise<CaptureSummary[]> => {
  const { seqs } = await handlers['captures.find']({ connectionId, filter, limit: 1_000 })
  const bytes = Buffer.from(seqs, 'base64')
  const wanted = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32LE(i * 4))
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
