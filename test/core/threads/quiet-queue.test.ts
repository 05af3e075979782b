import { expect, it, onTestFinished, vi } from 'vitest'
import { makeQuietQueue } from '../../../core/threads/quiet-queue.ts'

const queueOf = () => {
  vi.useFakeTimers()
  const done: string[] = []
  const queue = makeQuietQueue(key => done.push(key))
  onTestFinished(() => {
    queue.stop()
    vi.useRealTimers()
  })
  return { queue, done }
}

it('does each key once, when it has become quiet', () => {
  const { queue, done } = queueOf()
  queue.add('a')
  vi.advanceTimersByTime(60)
  queue.add('b')
  queue.add('a')
  vi.advanceTimersByTime(60)
  expect(done).toEqual([])
  vi.advanceTimersByTime(60)
  expect(done).toEqual(['a', 'b'])
})

it('gets its turn within a second or so under a flood that does not end', () => {
  const { queue, done } = queueOf()
  for (let i = 0; i < 130; i++) {
    queue.add(`call ${i}`)
    vi.advanceTimersByTime(10)
  }
  expect(done.length).toBeGreaterThan(0)
})

it('does nothing more once it is stopped', () => {
  const { queue, done } = queueOf()
  queue.add('a')
  queue.stop()
  vi.advanceTimersByTime(5_000)
  expect(done).toEqual([])
})
