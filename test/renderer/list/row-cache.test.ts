import { describe, expect, it } from 'vitest'
import { makeRowCache } from '../../../renderer/list/row-cache.ts'
import { sampleCapture } from '../sample-capture.ts'

describe('the rows that are kept', () => {
  it('are found by seq and by id, and replaced by what is newer', () => {
    const rows = makeRowCache(10)
    rows.put(sampleCapture(1))
    rows.put(sampleCapture(1, { size: 7 }))
    expect([rows.get(1)?.size, rows.byId('capture-1')?.size]).toEqual([7, 7])
  })

  it('are those that were looked at last', () => {
    const rows = makeRowCache(3)
    for (const seq of [1, 2, 3]) rows.put(sampleCapture(seq))
    rows.touch([1])
    rows.put(sampleCapture(4))
    expect([1, 2, 3, 4].map(seq => rows.get(seq) !== undefined)).toEqual([true, false, true, true])
    expect(rows.byId('capture-2')).toBeUndefined()
  })
})
