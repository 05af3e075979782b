import { describe, expect, it } from 'vitest'
import { makeBreaker } from '../../../core/templates/breaker.ts'

const breaker = () => {
  let now = 0
  const made = makeBreaker(() => now)
  return {
    ...made,
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('a text that took too long', () => {
  it('twice in a row rests for 30 seconds', () => {
    const { slow, restsMs, pass } = breaker()
    expect(slow('a')).toBe(false)
    expect(restsMs('a')).toBe(0)
    expect(slow('a')).toBe(true)
    expect(restsMs('a')).toBe(30_000)
    expect(restsMs('b')).toBe(0)
    pass(29_999)
    expect(restsMs('a')).toBe(1)
    pass(1)
    expect(restsMs('a')).toBe(0)
  })

  it('is forgiven once it has rendered', () => {
    const { slow, rendered, restsMs } = breaker()
    slow('a')
    rendered('a', 1)
    expect(slow('a')).toBe(false)
    expect(restsMs('a')).toBe(0)
    expect(slow('a')).toBe(true)
  })

  it('counts as new after its rest', () => {
    const { slow, pass } = breaker()
    slow('a')
    slow('a')
    pass(30_000)
    expect(slow('a')).toBe(false)
  })

  it('goes before others only while it is known to be quick', () => {
    const { slow, rendered, isQuick } = breaker()
    rendered('a', 11)
    expect(isQuick('a')).toBe(false)
    rendered('a', 10)
    expect(isQuick('a')).toBe(true)
    slow('a')
    expect(isQuick('a')).toBe(false)
  })

  it('is forgotten before memory runs out', () => {
    const { slow, restsMs } = breaker()
    for (let i = 0; i <= 1_000; i++) for (let times = 0; times < 2; times++) slow(`key ${i}`)
    expect(restsMs('key 0')).toBe(0)
    expect(restsMs('key 1')).toBe(30_000)
  })
})
