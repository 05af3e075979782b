import { describe, expect, it } from 'vitest'
import { driftWords } from '../../renderer/figures/drift-words.ts'
import { applyEvents, nothingKnown } from '../../renderer/state/engine-state.ts'
import type { DriftItem } from '../../shared/drift.ts'

const item = (change: Partial<DriftItem> = {}): DriftItem => ({
  id: 'd1',
  platform: 'thunderphone',
  practice: false,
  eventType: 'web.incoming',
  kind: 'new-field',
  path: '/data/region',
  was: null,
  is: 'string',
  count: 1,
  firstCaptureId: 'c1',
  lastCaptureId: 'c1',
  firstAt: '2026-03-01T12:00:00.000Z',
  lastAt: '2026-03-01T12:00:00.000Z',
  ...change,
})

describe('a change of the platform in the page', () => {
  it.each([
    [item({ kind: 'unknown-event', is: 'object' }), 'An event that the documents do not have'],
    [item({ is: 'null or string' }), 'New field: null or string'],
    [item({ kind: 'changed-type', was: 'integer', is: 'string' }), 'Documented as integer, came as string'],
  ])('has words', (drift, words) => {
    expect(driftWords(drift)).toBe(words)
  })

  it('is there once, as it was told last, until somebody dismisses it anywhere', () => {
    const told = applyEvents(nothingKnown, [
      { name: 'drift', payload: item() },
      { name: 'drift', payload: item({ id: 'd2' }) },
      { name: 'drift', payload: item({ count: 2 }) },
    ])
    expect(told.drift.map(({ id, count }) => [id, count])).toEqual([
      ['d1', 2],
      ['d2', 1],
    ])
    const left = applyEvents(told, [{ name: 'drift-dismissed', payload: { id: 'd1' } }])
    expect(left.drift.map(({ id }) => id)).toEqual(['d2'])
  })
})
