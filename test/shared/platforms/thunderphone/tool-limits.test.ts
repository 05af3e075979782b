import { describe, expect, it } from 'vitest'
import { checkConfig } from '../../../../shared/platforms/thunderphone/check-config.ts'

const withTools = (tools: readonly unknown[]) => ({ prompt: 'p', voice: 'v', tools })
const withParameters = (parameters: unknown) =>
  withTools([
    { type: 'function', function: { name: 'f', parameters }, endpoint: { url: 'https://x.example' } },
  ])

const nested = (depth: number): string => `${'{"items":'.repeat(depth)}{}${'}'.repeat(depth)}`
const wide = (count: number, schema: unknown): string =>
  JSON.stringify({
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: count }, (_, i) => [`argument_${i}`, schema])),
  })
const megabyte = wide(18_000, { type: 'string', description: 'A word.' })

const large: [name: string, answer: () => unknown, words: RegExp][] = [
  ['a megabyte of parameters', () => withParameters(JSON.parse(megabyte)), /too large/],
  [
    'a megabyte of bad parameters',
    () => withParameters(JSON.parse(wide(40_000, { type: 'x' }))),
    /too large/,
  ],
  ['a list of a million items', () => withParameters({ enum: Array(1_000_000).fill(0) }), /too large/],
  [
    'parameters nested ten thousand times',
    () => withParameters(JSON.parse(nested(10_000))),
    /more than 64 levels deep/,
  ],
  [
    'ten thousand tools',
    () => withTools(Array(10_000).fill(withParameters({ type: 'object' }).tools[0])),
    /Only the first 200/,
  ],
  [
    'ten thousand tools that are nonsense',
    () => withTools(Array(10_000).fill({ function: { parameters: { type: 'x' } } })),
    /./,
  ],
  [
    'a hundred thousand headers',
    () =>
      withTools([
        {
          type: 'function',
          function: { name: 'f' },
          endpoint: {
            url: 'https://x.example',
            headers: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`h${i}`, ''])),
          },
        },
      ]),
    /"tools\[0\]\.endpoint\.headers" is too large/,
  ],
]

describe('an answer that is too large to look at while a caller waits', () => {
  it.each(large)('is told as that, and not looked at: %s', (_, make, words) => {
    const { kind, findings } = checkConfig(make())
    expect(kind).toBe('config')
    expect(findings.some(f => words.test(f.message))).toBe(true)
  })

  it.each(large)('keeps nobody waiting: %s', (_, make) => {
    const answer = make()
    const times = Array.from({ length: 5 }, () => {
      const startedAt = performance.now()
      checkConfig(answer)
      return performance.now() - startedAt
    })
    // Alone it takes up to 40 ms; the bound leaves room for a busy machine, and is a fraction of the two seconds.
    expect(Math.min(...times)).toBeLessThan(250)
  })

  it('takes about as long as to parse it', () => {
    const text = JSON.stringify(withParameters(JSON.parse(megabyte)))
    const least = (work: () => void): number =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const startedAt = performance.now()
          work()
          return performance.now() - startedAt
        }),
      )
    const parsed: unknown = JSON.parse(text)
    expect(least(() => checkConfig(parsed))).toBeLessThan(3 * least(() => JSON.parse(text)))
  })

  it('is checked all the same as long as it is not: two hundred tools, and sixty levels', () => {
    const tools = Array.from({ length: 200 }, (_, i) => ({
      type: 'function',
      function: {
        name: `f${i}`,
        parameters: { type: 'object', properties: { a: { type: i === 199 ? 'x' : 'string' } } },
      },
      endpoint: { url: 'https://x.example' },
    }))
    expect(checkConfig(withTools(tools)).findings).toMatchObject([
      { code: 'unknown-value', path: ['tools', 199, 'function', 'parameters', 'properties', 'a', 'type'] },
    ])
    const deep = JSON.parse(nested(60).replace('{}', '{"type":"x"}'))
    const [finding] = checkConfig(withParameters(deep)).findings
    expect(finding).toMatchObject({ code: 'unknown-value', severity: 'error' })
    expect(finding?.message.length).toBeLessThan(300)
  })
})
