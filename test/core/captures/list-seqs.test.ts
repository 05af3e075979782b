import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readCaptures } from '../../../core/captures/capture-store.ts'
import { openCaptures } from '../../../core/captures/database.ts'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import { storeClearings } from '../../../core/keeping/clearings.ts'
import { storeMarks } from '../../../core/keeping/marks.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleCapture } from './sample-capture.ts'

/** Captures 1 to `count`; every third is of another connection. */
const filled = (count: number) => {
  const database = openCaptures(join(tempFolder(), 'captures.sqlite'))
  onTestFinished(() => database.close())
  const connectionOf = (seq: number) => (seq % 3 === 0 ? 'thunderphone' : 'practice')
  insertCaptures(database).insert(
    Array.from({ length: count }, (_, i) => sampleCapture(i + 1, { connectionId: connectionOf(i + 1) })),
  )
  return {
    database,
    captures: readCaptures(database),
    clearings: storeClearings(database),
    marks: storeMarks(database),
  }
}

describe('the seqs of a list', () => {
  it('are the newest of a connection or of all, and say whether there are more', async () => {
    const { captures } = filled(9_000)
    const all = await captures.seqs(null, 0, 10_000)
    expect([all.seqs.length, all.seqs[0], all.seqs.at(-1), all.more]).toEqual([9_000, 9_000, 1, false])
    expect(all.seqs).toEqual(Uint32Array.from({ length: 9_000 }, (_, i) => 9_000 - i))
    expect(await captures.seqs('thunderphone', 8_990, 100)).toEqual({
      seqs: Uint32Array.from([9_000, 8_997, 8_994, 8_991]),
      more: false,
    })
    expect(await captures.seqs('practice', 0, 2)).toEqual({
      seqs: Uint32Array.from([8_999, 8_998]),
      more: true,
    })
  })

  it('leave out what was cleared, but for what was pinned then, until it is brought back', async () => {
    const { captures, clearings, marks } = filled(10)
    marks.pin(['c2', 'c3'], true)
    const { id } = clearings.add('practice', 8)
    const seqs = async (connectionId: string | null) => [...(await captures.seqs(connectionId, 0, 100)).seqs]
    expect(await seqs('practice')).toEqual([10, 2])
    expect(await seqs(null)).toEqual([10, 9, 6, 3, 2])
    expect(captures.rows([1, 2, 10]).map(c => c.seq)).toEqual([2, 10])
    clearings.remove(id)
    expect(await seqs('practice')).toEqual([10, 8, 7, 5, 4, 2, 1])
  })
})
