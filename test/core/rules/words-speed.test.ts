import { expect, it } from 'vitest'
import { compiled, facts } from './facts.ts'

const many = Array.from({ length: 1_000 }, (_, i) => `+4930${1_000_000 + i}`)
const sorts = [
  { match: 'from', is: many },
  { match: 'from', prefix: many },
  { match: 'query', name: 'customer_id', is: many },
  { match: 'header', name: 'X-Plan', is: many },
  { match: 'body', path: 'data.call_id', is: many },
  { match: 'tool', is: many },
  { match: 'event', is: many },
]
const fewOf = ({ is, prefix, ...rest }: Record<string, unknown>) => ({
  ...rest,
  ...(is ? { is: many.slice(0, 3) } : {}),
  ...(prefix ? { prefix: many.slice(0, 3) } : {}),
})

/** The quickest of some: what else the machine does takes its time, too. */
const wordsMs = (whens: readonly object[]): number => {
  const rules = compiled(...whens.map(one => ({ when: [one] })))
  return Math.min(
    ...Array.from({ length: 15 }, () => {
      const run = rules.run(facts({ eventType: `${'x.'.repeat(300)}incoming` }), true)
      run.next()
      const start = performance.now()
      expect(run.steps()).toHaveLength(whens.length)
      return performance.now() - start
    }),
  )
}

it('rules with a thousand values each are put into words as quickly as rules with three', () => {
  const whens = Array.from({ length: 105 }, (_, i) => sorts[i % sorts.length] ?? {})
  const [full, few] = [wordsMs(whens), wordsMs(whens.map(fewOf))]
  console.log(`105 rules in words: ${full.toFixed(2)} ms with 1,000 values each, ${few.toFixed(2)} ms with 3`)
  expect(full).toBeLessThan(Math.max(1, few * 4))
})

it('1,000 rules are put into words in a few milliseconds', () => {
  const took = wordsMs(Array.from({ length: 1_000 }, () => ({ match: 'from', is: many.slice(0, 100) })))
  console.log(`1,000 rules in words: ${took.toFixed(2)} ms`)
  expect(took).toBeLessThan(30)
})
