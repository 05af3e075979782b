import { describe, expect, it } from 'vitest'
import { addCaptures, mostCaptures, noCaptures } from '../../renderer/state/capture-list.ts'
import { applyEvents, nothingKnown } from '../../renderer/state/engine-state.ts'
import { sampleCapture } from './sample-capture.ts'

const seqs = (list: typeof noCaptures): readonly number[] => list.newestFirst.map(c => c.seq)

describe('the list of captures', () => {
  it('keeps the newest first, in whatever order they come', () => {
    const list = addCaptures(addCaptures(noCaptures, [sampleCapture(2), sampleCapture(5)]), [
      sampleCapture(3),
      sampleCapture(9),
    ])
    expect(seqs(list)).toEqual([9, 5, 3, 2])
  })

  it('puts older pages at the end', () => {
    const list = addCaptures(addCaptures(noCaptures, [sampleCapture(8), sampleCapture(7)]), [
      sampleCapture(6),
      sampleCapture(5),
    ])
    expect(seqs(list)).toEqual([8, 7, 6, 5])
  })

  it('replaces a capture of which more became known, in its place', () => {
    const before = addCaptures(noCaptures, [sampleCapture(1), sampleCapture(2)])
    const after = addCaptures(before, [sampleCapture(1, { size: 7 })])
    expect(seqs(after)).toEqual([2, 1])
    expect(after.newestFirst[1]?.size).toBe(7)
    expect(after.byId.get('capture-1')?.size).toBe(7)
  })

  it('takes a capture once when it comes twice in one batch, with the last word on it', () => {
    const list = addCaptures(noCaptures, [sampleCapture(1), sampleCapture(1, { size: 9 })])
    expect(list.newestFirst).toHaveLength(1)
    expect(list.newestFirst[0]?.size).toBe(9)
  })

  it('leaves the list before it as it was', () => {
    const before = addCaptures(noCaptures, [sampleCapture(1)])
    addCaptures(before, [sampleCapture(2)])
    expect(seqs(before)).toEqual([1])
    expect(addCaptures(before, [])).toBe(before)
  })

  it('keeps the newest, however many come', () => {
    const all = Array.from({ length: mostCaptures + 500 }, (_, i) => sampleCapture(i))
    const known = addCaptures(noCaptures, all.slice(0, 1_900))
    const started = performance.now()
    const list = addCaptures(known, all.slice(1_900))
    expect(performance.now() - started).toBeLessThan(500)
    expect([list.newestFirst.length, list.byId.size]).toEqual([mostCaptures, mostCaptures])
    expect([list.newestFirst[0]?.seq, list.newestFirst.at(-1)?.seq]).toEqual([mostCaptures + 499, 500])
    expect(list.byId.has('capture-499')).toBe(false)
  })
})

describe('events', () => {
  it('add captures and replace counts in one step, and notices change nothing', () => {
    const counts = { captures: 2, deadline: 0, rejected: 0, unsigned: 1 }
    const state = applyEvents(nothingKnown, [
      { name: 'capture', payload: sampleCapture(1) },
      { name: 'notice', payload: { code: 'captures-not-saved', detail: { reason: 'full' } } },
      { name: 'capture', payload: sampleCapture(2) },
      { name: 'counts', payload: counts },
    ])
    expect(seqs(state.captures)).toEqual([2, 1])
    expect(state.counts).toBe(counts)
    expect(state.connections).toBe(nothingKnown.connections)
  })
})
