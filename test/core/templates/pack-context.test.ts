import { describe, expect, it } from 'vitest'
import { packContext } from '../../../core/templates/pack-context.ts'

const context = (data: unknown) => ({
  data,
  type: null,
  query: {},
  caller: null,
  tunnel: null,
  now: '2026-11-21T09:30:00.000Z',
})

describe('what a template can name', () => {
  it('goes over as JSON', () => {
    expect(JSON.parse(packContext(context({ a: [1, 'x', null] })) ?? '')).toEqual(
      context({ a: [1, 'x', null] }),
    )
  })

  it.each([
    ['a long text', 'x'.repeat(262_144)],
    ['many small things', Array(200_000).fill(1)],
    ['many empty lists', Array(100_000).fill([])],
    ['an object of many keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 0]))],
    ['long keys', { ['k'.repeat(262_144)]: 1 }],
    ['text that is longer as JSON', '\u0001'.repeat(100_000)],
    ['lists in lists', JSON.parse(`${'['.repeat(500_000)}${']'.repeat(500_000)}`)],
    ['objects in objects', JSON.parse(`${'{"a":'.repeat(101)}1${'}'.repeat(101)}`)],
  ])('is too much when it holds %s', (_, data) => {
    expect(packContext(context(data)) === null).toBe(true)
  })

  it('may be as deep as an answer', () => {
    const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
    expect(packContext(context(deep(99)))).not.toBeNull()
    expect(packContext(context(deep(102)))).toBeNull()
  })
})
