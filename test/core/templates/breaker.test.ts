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
  it('rests for 30 seconds', () => {
    const { slow, restsMs, pass } = breaker()
    expect(restsMs('a')).toBe(0)
    expect(slow('a')).toBe(true)
    expect(restsMs('a')).toBe(30_000)
    expect(restsMs('b')).toBe(0)
    pass(29_999)
    expect(restsMs('a')).toBe(1)
    pass(1)
    expect(restsMs('a')).toBe(0)
  })

  it('is forgiven once when it has rendered before, and again after it has', () => {
    const { slow, rendered, restsMs } = breaker()
    rendered('a')
    expect(slow('a')).toBe(false)
    rendered('a')
    expect(slow('a')).toBe(false)
    expect(restsMs('a')).toBe(0)
    expect(slow('a')).toBe(true)
    expect(restsMs('a')).toBe(30_000)
  })

  it('counts as new after its rest', () => {
    const { slow, rendered, isProven, pass } = breaker()
    rendered('a')
    expect(isProven('a')).toBe(true)
    slow('a')
    slow('a')
    pass(30_000)
    expect(isProven('a')).toBe(false)
    expect(slow('a')).toBe(true)
  })

  it('is forgotten before memory runs out', () => {
    const { slow, restsMs } = breaker()
    for (let i = 0; i <= 1_000; i++) slow(`key ${i}`)
    expect(restsMs('key 0')).toBe(0)
    expect(restsMs('key 1')).toBe(30_000)
  })
})
