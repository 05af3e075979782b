import { describe, expect, it } from 'vitest'
import { dampLight } from '../../cli/damp-light.ts'

/** A light on a clock that stands until it is moved on. */
const light = () => {
  let at = 1_000_000
  let timers: { due: number; work: () => void }[] = []
  const said: string[] = []
  const damped = dampLight({
    now: () => at,
    after: (ms, work) => {
      const timer = { due: at + ms, work }
      timers.push(timer)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
  })
  let last = 'good'
  return {
    said,
    forget: () => damped.forget('c'),
    becomes: (words: string) =>
      damped.change('c', { isTrouble: words !== 'good', isNews: words !== last }, () => {
        last = words
        said.push(`${at - 1_000_000} ${words}`)
      }),
    passes: (ms: number) => {
      at += ms
      const due = timers.filter(timer => timer.due <= at)
      timers = timers.filter(timer => timer.due > at)
      for (const { work } of due) work()
    },
  }
}

describe('a light that changes', () => {
  it('says the first trouble at once, and that it is over when that has stood for two seconds', () => {
    const { said, becomes, passes } = light()
    becomes('late')
    becomes('good')
    passes(1_900)
    expect(said).toEqual(['0 late'])
    passes(100)
    expect(said).toEqual(['0 late', '2000 good'])
  })

  it('says a handful of a thousand changes, and how it is in the end', () => {
    const { said, becomes, passes } = light()
    for (let i = 0; i < 1_000; i++) {
      becomes(i % 2 === 0 ? 'late' : 'good')
      passes(50)
    }
    expect(said).toEqual(['0 late'])
    passes(2_000)
    expect(said).toEqual(['0 late', '52000 good'])
  })

  it('says trouble within ten seconds of the last words only when it stands', () => {
    const { said, becomes, passes } = light()
    becomes('late')
    becomes('good')
    passes(2_000)
    becomes('late')
    passes(1_000)
    becomes('good')
    passes(3_000)
    expect(said).toEqual(['0 late', '2000 good'])
    becomes('late')
    passes(2_000)
    expect(said.at(-1)).toBe('8000 late')
  })

  it('says one trouble and another as one change, with the latest words', () => {
    const { said, becomes, passes } = light()
    becomes('late')
    becomes('good')
    passes(2_000)
    becomes('late')
    passes(1_500)
    becomes('refused')
    passes(500)
    expect(said.at(-1)).toBe('4000 refused')
  })

  it('says nothing of what was forgotten', () => {
    const { said, becomes, forget, passes } = light()
    becomes('late')
    becomes('good')
    forget()
    passes(5_000)
    expect(said).toEqual(['0 late'])
  })
})
