import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packSeqs } from '../../../core/search/pack-seqs.ts'
import { makeSeqIndex, type SeqIndex } from '../../../renderer/list/seq-index.ts'
import { readSeqs } from '../../../renderer/list/seq-text.ts'

const all = (index: SeqIndex): readonly (number | undefined)[] =>
  Array.from({ length: index.size() }, (_, i) => index.at(i))

const indexOf = (seqs: readonly number[], most = 1_000): SeqIndex => {
  const index = makeSeqIndex(most)
  index.replace(Uint32Array.from(seqs))
  return index
}

describe('an index of captures', () => {
  it('grows at its end, and takes none twice', () => {
    const index = makeSeqIndex(1_000)
    expect(index.add([1, 2, 3])).toBe(3)
    expect(index.add([3, 4, 4])).toBe(1)
    expect(all(index)).toEqual([1, 2, 3, 4])
    expect(index.last()).toBe(4)
  })

  it('fills gaps with what was missed, in whatever order it comes', () => {
    const index = indexOf([2, 5, 9])
    expect(index.add([7, 1, 5, 10])).toBe(3)
    expect(all(index)).toEqual([1, 2, 5, 7, 9, 10])
  })

  it('knows where each stands, and how many are older', () => {
    const index = indexOf([2, 5, 9])
    expect([2, 5, 9, 4].map(index.placeOf)).toEqual([0, 1, 2, -1])
    expect([1, 2, 7, 100].map(index.countUpTo)).toEqual([0, 1, 2, 3])
    expect([index.at(-1), index.at(3)]).toEqual([undefined, undefined])
  })

  it('lets go of the oldest when there are more than it keeps, again and again', () => {
    const index = makeSeqIndex(3)
    for (let seq = 1; seq <= 5_000; seq++) index.add([seq])
    expect(all(index)).toEqual([4_998, 4_999, 5_000])
    expect(index.placeOf(4_999)).toBe(1)
    index.add([10])
    expect(all(index)).toEqual([4_998, 4_999, 5_000])
  })

  it('closes the gap that a removed one leaves', () => {
    const index = indexOf([2, 5, 9])
    expect([index.remove(5), index.remove(5)]).toEqual([true, false])
    index.add([11])
    expect(all(index)).toEqual([2, 9, 11])
  })

  it('holds what a sorted set of the newest would, whatever is done to it', () => {
    const seq = fc.integer({ min: 1, max: 60 })
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), seqs: fc.array(seq) }),
      fc.record({ do: fc.constant('remove' as const), seqs: fc.array(seq, { maxLength: 1 }) }),
      fc.record({ do: fc.constant('replace' as const), seqs: fc.array(seq) }),
    )
    fc.assert(
      fc.property(fc.array(step), steps => {
        const index = makeSeqIndex(20)
        let model: number[] = []
        const sorted = (seqs: readonly number[]): number[] =>
          [...new Set(seqs)].sort((a, b) => a - b).slice(-20)
        for (const { do: deed, seqs } of steps) {
          if (deed === 'add') {
            index.add(seqs)
            model = sorted([...model, ...seqs])
          } else if (deed === 'remove') {
            for (const one of seqs) index.remove(one)
            model = model.filter(one => !seqs.includes(one))
          } else {
            model = sorted(seqs)
            index.replace(Uint32Array.from(model))
          }
          expect(all(index)).toEqual(model)
        }
      }),
    )
  })
})

describe('a list of seqs as it travels', () => {
  const there = (newestFirst: readonly number[]) => readSeqs(packSeqs(Uint32Array.from(newestFirst)))

  it('comes newest first, in whatever runs, and is read oldest first', () => {
    expect([...there([4_294_967_295, 70_001, 70_000, 1])]).toEqual([1, 70_000, 70_001, 4_294_967_295])
    expect([...there([])]).toEqual([])
    const list = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 250 })
    fc.assert(
      fc.property(list, seqs => {
        const sorted = seqs.sort((a, b) => a - b)
        expect([...there(sorted.toReversed())]).toEqual(sorted)
      }),
    )
  })

  it('is short where there are no gaps, and not long where all are', () => {
    const count = 100_000
    const every = (step: number) => Uint32Array.from({ length: count }, (_, i) => (count - i) * step)
    expect(packSeqs(every(1)).length).toBeLessThan(20)
    expect(packSeqs(every(50)).length).toBeLessThan(count * 3)
  })
})
