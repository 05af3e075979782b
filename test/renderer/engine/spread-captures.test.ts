import { describe, expect, it, vi } from 'vitest'
import { spreadCaptures } from '../../../renderer/engine/spread-captures.ts'
import type { EngineEvent } from '../../../shared/contract.ts'
import { sampleCapture } from '../sample-capture.ts'

const capture = (seq: number, size = 1): EngineEvent => ({
  name: 'capture',
  payload: sampleCapture(seq, { size }),
})
const counts: EngineEvent = {
  name: 'counts',
  payload: { captures: 1, deadline: 0, rejected: 0, unsigned: 0 },
}
const flood = Array.from({ length: 50 }, (_, i) => capture(i))

describe('events on their way to the page', () => {
  it('are taken at once, and of a flood all but its captures', async () => {
    const taken: EngineEvent[] = []
    const spread = spreadCaptures(events => taken.push(...events))
    spread.take([capture(1), counts])
    expect(taken).toEqual([capture(1), counts])
    spread.take([...flood, counts])
    expect(taken.slice(2)).toEqual([counts])
    await vi.waitFor(() => expect(taken.slice(3)).toEqual(flood))
  })

  it('keep their order: the last word on a capture stays the last', () => {
    const taken: EngineEvent[] = []
    const spread = spreadCaptures(events => taken.push(...events))
    spread.take(flood)
    spread.take([capture(1, 9)])
    expect(taken).toEqual([...flood, capture(1, 9)])
  })

  it('of an old line do not come after the snapshot of a new one', async () => {
    const taken: EngineEvent[] = []
    const spread = spreadCaptures(events => taken.push(...events))
    spread.take(flood)
    spread.clear()
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(taken).toEqual([])
  })
})
