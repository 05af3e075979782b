import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { insertCaptures, readCaptures } from '../../../core/captures/capture-store.ts'
import { openCaptures } from '../../../core/captures/database.ts'
import { storeClearings } from '../../../core/keeping/clearings.ts'
import { storeMarks } from '../../../core/keeping/marks.ts'
import { findVisible } from '../../../core/search/find-visible.ts'
import type { Wanted } from '../../../core/search/search.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleCapture } from '../captures/sample-capture.ts'

const connectionOf = (seq: number) => (seq % 3 === 0 ? 'thunderphone' : 'practice')

/** Captures 1 to 12 of two connections, and an index of them that knows nothing of clearings. */
const filled = () => {
  const database = openCaptures(join(tempFolder(), 'captures.sqlite'))
  onTestFinished(() => database.close())
  const seqs = Array.from({ length: 12 }, (_, i) => 12 - i)
  insertCaptures(database).insert(
    seqs.toReversed().map(seq => sampleCapture(seq, { connectionId: connectionOf(seq) })),
  )
  const find = async ({ connectionId, afterSeq = 0, beforeSeq = Infinity, limit }: Wanted) => {
    const fits = seqs.filter(
      seq =>
        seq > afterSeq && seq < beforeSeq && (connectionId === null || connectionOf(seq) === connectionId),
    )
    return { seqs: Uint32Array.from(fits.slice(0, limit)), more: fits.length > limit, upTo: 12 }
  }
  const visible = readCaptures(database).visible
  const found = async (connectionId: string | null, more: Partial<Wanted> = {}) => {
    const result = await findVisible(find, { terms: [], connectionId, limit: 100, ...more }, visible)
    return { ...result, seqs: [...result.seqs] }
  }
  return { found, clearings: storeClearings(database), marks: storeMarks(database) }
}

describe('what fits a filter', () => {
  it('is what the index says while nothing is cleared', async () => {
    const { found } = filled()
    expect(await found('thunderphone')).toEqual({ seqs: [12, 9, 6, 3], more: false, upTo: 12 })
  })

  it('leaves out what was cleared of one connection, but what was pinned, and nothing of another', async () => {
    const { found, clearings, marks } = filled()
    marks.pin(['c2', 'c3'], true)
    clearings.add('practice', 8)
    expect((await found('practice')).seqs).toEqual([11, 10, 2])
    expect((await found(null)).seqs).toEqual([12, 11, 10, 9, 6, 3, 2])
    expect((await found(null, { afterSeq: 9 })).seqs).toEqual([12, 11, 10])
    expect(await found(null, { limit: 2 })).toEqual({ seqs: [12, 11], more: true, upTo: 12 })
  })
})
