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
  it('for two deliveries in a row rests for 30 seconds', () => {
    const { slow, restsMs, pass } = breaker()
    expect(slow('a', 'one')).toBe(false)
    expect(restsMs('a')).toBe(0)
    expect(slow('a', 'two')).toBe(true)
    expect(restsMs('a')).toBe(30_000)
    expect(restsMs('b')).toBe(0)
    pass(29_999)
    expect(restsMs('a')).toBe(1)
    pass(1)
    expect(restsMs('a')).toBe(0)
  })

  it('for one delivery, however often that is tried, is taken from nobody else', () => {
    const { slow, restsMs } = breaker()
    for (let times = 0; times < 5; times++) expect(slow('a', 'one')).toBe(false)
    expect(restsMs('a')).toBe(0)
    expect(slow('a', 'two')).toBe(true)
  })

  it('is forgiven once it has rendered', () => {
    const { slow, rendered, restsMs } = breaker()
    slow('a', 'one')
    rendered('a', 1)
    expect(slow('a', 'two')).toBe(false)
    expect(restsMs('a')).toBe(0)
    expect(slow('a', 'three')).toBe(true)
  })

  it('counts as new after its rest', () => {
    const { slow, pass } = breaker()
    slow('a', 'one')
    slow('a', 'two')
    pass(30_000)
    expect(slow('a', 'three')).toBe(false)
  })

  it('goes before others only while it is known to be quick', () => {
    const { slow, rendered, isQuick } = breaker()
    rendered('a', 31)
    expect(isQuick('a')).toBe(false)
    rendered('a', 30)
    expect(isQuick('a')).toBe(true)
    slow('a', 'one')
    expect(isQuick('a')).toBe(false)
  })

  it('is forgotten before memory runs out', () => {
    const { slow, restsMs } = breaker()
    for (let i = 0; i <= 1_000; i++) for (const delivery of ['one', 'two']) slow(`key ${i}`, delivery)
    expect(restsMs('key 0')).toBe(0)
    expect(restsMs('key 1')).toBe(30_000)
  })
})
