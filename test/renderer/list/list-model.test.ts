import { describe, expect, it, vi } from 'vitest'
import { type ListSource, makeListModel } from '../../../renderer/list/list-model.ts'
import type { CaptureSummary } from '../../../shared/capture.ts'
import { sampleCapture } from '../sample-capture.ts'

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)
const call = (seq: number): CaptureSummary => sampleCapture(seq)
const fallback = (seq: number): CaptureSummary =>
  sampleCapture(seq, { verdict: { ...sampleCapture(seq).verdict, result: 'fallback' } })

/** An engine that answers when the test says so. */
const slowEngine = () => {
  const finds: {
    question: Parameters<ListSource['find']>[0]
    answer(seqs: number[], upTo: number, more?: boolean): Promise<void>
  }[] = []
  const rows: { seqs: readonly number[]; answer(found: CaptureSummary[]): Promise<void> }[] = []
  const settled = () => new Promise<void>(resolve => setTimeout(resolve))
  const source: ListSource = {
    find: question =>
      new Promise(resolve =>
        finds.push({
          question,
          answer: (seqs, upTo, more = false) => {
            resolve({ seqs: Uint32Array.from(seqs), more, upTo })
            return settled()
          },
        }),
      ),
    rows: seqs =>
      new Promise(resolve =>
        rows.push({
          seqs,
          answer: found => {
            resolve(found)
            return settled()
          },
        }),
      ),
  }
  const list = makeListModel(source, vi.fn(), vi.fn())
  const listed = () => range(0, list.index.size() - 1).map(place => list.index.at(place))
  return { list, finds, rows, listed }
}

const practice = { connectionId: 'practice', filter: '' }

describe('the list', () => {
  it('shows what is known at once, then everything the engine has', async () => {
    const { list, finds, listed } = slowEngine()
    list.show(practice, [call(9), call(8)])
    expect(listed()).toEqual([8, 9])
    expect(list.searching()).toBe(true)
    await finds[0]?.answer(range(1, 9), 9)
    expect(listed()).toEqual(range(1, 9))
    expect(list.searching()).toBe(false)
  })

  it('shows the newest that a filter fits before all of them, and asks for these alone when they are gone', async () => {
    const { list, finds, listed } = slowEngine()
    list.show({ connectionId: null, filter: 'invoice' }, [])
    await vi.waitFor(() => expect(finds).toHaveLength(1))
    await finds[0]?.answer(range(8, 9), 9, true)
    expect(listed()).toEqual([8, 9])
    expect([list.searching(), list.more()]).toEqual([true, true])
    expect(finds[1]?.question.limit).toBeGreaterThan(finds[0]?.question.limit ?? 0)
    list.take([call(10)])
    await finds[1]?.answer(range(1, 9), 9)
    expect(listed()).toEqual(range(1, 9))
    expect([list.searching(), list.more()]).toEqual([false, false])
    list.refetch()
    expect(finds[2]?.question.limit).toBe(finds[1]?.question.limit)
  })

  it('neither loses nor doubles what comes while the engine looks', async () => {
    const { list, finds, listed } = slowEngine()
    list.show(practice, [])
    list.take([call(4), call(5)])
    await finds[0]?.answer([1, 2, 3, 4], 4)
    list.take([call(6)])
    expect(listed()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('is the same after the line was lost, with what came meanwhile', async () => {
    const { list, finds, listed } = slowEngine()
    list.show(practice, [call(2), call(1)])
    await finds[0]?.answer([1, 2], 2)
    list.restart([call(5), call(4)])
    list.take([call(6)])
    expect(listed()).toEqual([1, 2, 6])
    await finds[1]?.answer([1, 2, 3, 4, 5], 5)
    expect(listed()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('leaves other connections out, unless all are asked for', async () => {
    const { list, finds, listed } = slowEngine()
    const other = sampleCapture(3, { connectionId: 'thunderphone' })
    list.show(practice, [other, call(2)])
    list.take([sampleCapture(4, { connectionId: 'thunderphone' })])
    expect(listed()).toEqual([2])
    await finds[0]?.answer([2], 4)
    expect(listed()).toEqual([2])
    list.show({ connectionId: null, filter: '' }, [other, call(2)])
    expect(listed()).toEqual([2, 3])
    expect(finds[1]?.question.connectionId).toBeNull()
  })

  it('does not bring back what was cleared when more becomes known of it', async () => {
    const { list, finds, listed } = slowEngine()
    list.show(practice, [call(1), call(2)])
    await finds[0]?.answer([1, 2], 2)
    list.refetch()
    await finds[1]?.answer([], 2)
    list.take([call(2)])
    expect(listed()).toEqual([])
  })

  it('drops the answer to a question that is no longer asked', async () => {
    const { list, finds, listed } = slowEngine()
    list.show(practice, [])
    list.show({ connectionId: 'thunderphone', filter: '' }, [])
    await finds[1]?.answer([7], 9)
    await finds[0]?.answer([1, 2, 3], 9)
    expect(listed()).toEqual([7])
  })
})

describe('a filtered list', () => {
  it('judges by the row what a row can say: it comes and goes as more becomes known', async () => {
    const { list, finds, listed } = slowEngine()
    list.show({ connectionId: 'practice', filter: 'verdict:fallback' }, [fallback(3), call(2)])
    expect(listed()).toEqual([3])
    await vi.waitFor(() => expect(finds).toHaveLength(1))
    list.take([call(3), fallback(4)])
    await finds[0]?.answer([1, 3], 3)
    expect(listed()).toEqual([1, 4])
    list.take([fallback(2)])
    expect(listed()).toEqual([1, 2, 4])
  })

  it('leaves words to the engine, and asks it again for what came since', async () => {
    const { list, finds, listed } = slowEngine()
    list.show(practice, [call(1)])
    await finds[0]?.answer([1], 1)
    list.show({ connectionId: 'practice', filter: 'invoice' }, [call(1)])
    expect(listed()).toEqual([1])
    await vi.waitFor(() => expect(finds).toHaveLength(2))
    await finds[1]?.answer([], 1)
    expect(listed()).toEqual([])
    list.take([call(2), call(3)])
    expect(listed()).toEqual([])
    await vi.waitFor(() => expect(finds).toHaveLength(3))
    expect(finds[2]?.question).toMatchObject({ filter: 'invoice', afterSeq: 1 })
    await finds[2]?.answer([3], 3)
    expect(listed()).toEqual([3])
  })
})

describe('rows', () => {
  it('are asked for once, one question at a time, and only what is still in sight', async () => {
    const { list, finds, rows } = slowEngine()
    list.show(practice, [])
    await finds[0]?.answer(range(1, 1_000), 1_000)
    list.look(range(1, 20))
    list.look(range(400, 420))
    list.look(range(990, 1_000))
    expect(rows).toHaveLength(1)
    await rows[0]?.answer(range(1, 20).map(call))
    expect(rows).toHaveLength(2)
    expect(rows[1]?.seqs).toEqual(range(990, 1_000))
    await rows[1]?.answer(range(990, 1_000).map(call))
    expect(list.rows.get(995)?.id).toBe('capture-995')
    expect(rows).toHaveLength(2)
  })

  it('that are gone leave the list', async () => {
    const { list, finds, rows, listed } = slowEngine()
    list.show(practice, [])
    await finds[0]?.answer([1, 2, 3], 3)
    list.look([1, 2, 3])
    await rows[0]?.answer([call(1), call(3)])
    expect(listed()).toEqual([1, 3])
    expect(rows).toHaveLength(1)
  })

  it('keep what an event said of them while they were on the way', async () => {
    const { list, finds, rows } = slowEngine()
    list.show(practice, [])
    await finds[0]?.answer([1], 1)
    list.look([1])
    list.take([sampleCapture(1, { pinned: true })])
    await rows[0]?.answer([call(1)])
    expect(list.rows.get(1)?.pinned).toBe(true)
  })

  it('that come for another filter by then do no harm', async () => {
    const { list, finds, rows, listed } = slowEngine()
    list.show(practice, [])
    await finds[0]?.answer([1, 2, 3], 3)
    list.look([1, 2, 3])
    list.show({ connectionId: 'practice', filter: 'verdict:fallback' }, [fallback(2)])
    await rows[0]?.answer([call(1), call(3)])
    expect(listed()).toEqual([])
    await vi.waitFor(() => expect(finds).toHaveLength(2))
    await finds[1]?.answer([2], 3)
    expect(listed()).toEqual([2])
  })
})
