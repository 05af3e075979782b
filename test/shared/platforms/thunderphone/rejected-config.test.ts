import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../shared/finding.ts'
import { checkConfig } from '../../../../shared/platforms/thunderphone/check-config.ts'
import { fullConfig } from '../../random.ts'

const good = { prompt: 'Be kind.', voice: 'en-US-James1' }
const tool = fullConfig.tools[0]
const findings = (change: object): readonly Finding[] => checkConfig({ ...good, ...change }).findings

describe('a config that ThunderPhone rejects', () => {
  const rows: [name: string, change: object, found: Partial<Finding>, words: string][] = [
    [
      'a key near a known one',
      { promt: 1 },
      { code: 'unknown-key', path: ['promt'], suggestion: 'prompt' },
      'did you mean "prompt"?',
    ],
    [
      'a key in other case',
      { Voice: 'x' },
      { code: 'unknown-key', suggestion: 'voice' },
      'Unknown key "Voice"',
    ],
    [
      'a key near none',
      { temperature: 1 },
      { code: 'unknown-key', path: ['temperature'] },
      'known keys are "prompt", "voice"',
    ],
    [
      'a key of the agent',
      { max_hold_seconds: 9 },
      { code: 'unknown-key' },
      'set it on the agent in ThunderPhone',
    ],
    ['another platform’s key', { firstMessage: 'x' }, { code: 'unknown-key' }, 'say it in the prompt'],
    [
      'a key called constructor',
      { constructor: 1 },
      { code: 'unknown-key' },
      'Unknown key "constructor": known keys are',
    ],
    [
      'a key called toString',
      { toString: 1 },
      { code: 'unknown-key' },
      'Unknown key "toString": known keys are',
    ],
    ['an empty key', { '': 1 }, { code: 'unknown-key', path: [''] }, 'Unknown key "": known keys are'],
    [
      'a prompt that is null',
      { prompt: null },
      { code: 'wrong-type', path: ['prompt'] },
      '"prompt" must be a string, not null.',
    ],
    [
      'a voice that is a list',
      { voice: [] },
      { code: 'wrong-type' },
      '"voice" must be a string, not a list.',
    ],
    [
      'a voice_name that is a number',
      { voice_name: 1 },
      { code: 'wrong-type', path: ['voice_name'] },
      'not a number.',
    ],
    [
      'an unknown product',
      { product: 'storm' },
      { code: 'unknown-value', path: ['product'] },
      'has an unknown value.',
    ],
    [
      'a misspelt product',
      { product: 'strom-base' },
      { code: 'unknown-value', suggestion: 'storm-base' },
      'Did you mean "storm-base"?',
    ],
    [
      'a product that is null',
      { product: null },
      { code: 'wrong-type', path: ['product'] },
      'It can be "spark"',
    ],
    [
      'an unknown thinking level',
      { thinking_level: 'x' },
      { code: 'unknown-value' },
      'It can be "base", "extra".',
    ],
    [
      'a track that is a flag',
      { background_track: true },
      { code: 'wrong-type' },
      '"background_track" must be a string, not a boolean.',
    ],
    [
      'tools that are an object',
      { tools: {} },
      { code: 'wrong-type', path: ['tools'] },
      '"tools" must be a list, not an object.',
    ],
    [
      'a tool that is null',
      { tools: [null] },
      { code: 'wrong-type', path: ['tools', 0] },
      '"tools[0]" must be an object, not null.',
    ],
    [
      'a tool of another type',
      { tools: [{ ...tool, type: 'mcp' }] },
      { code: 'unknown-value', path: ['tools', 0, 'type'] },
      '"tools[0].type" has an unknown value.',
    ],
    [
      'a tool’s name that is a number',
      { tools: [{ ...tool, function: { name: 5 } }] },
      { code: 'wrong-type', path: ['tools', 0, 'function', 'name'] },
      '"tools[0].function.name" must be a string, not a number.',
    ],
    [
      'a second tool without a URL',
      { tools: [tool, { ...tool, endpoint: {} }] },
      { code: 'missing', path: ['tools', 1, 'endpoint', 'url'] },
      '"tools[1].endpoint.url" is missing.',
    ],
    [
      'a tool’s header that is a number',
      { tools: [{ ...tool, endpoint: { url: 'https://x.example', headers: { a: 1 } } }] },
      { code: 'wrong-type', path: ['tools', 0, 'endpoint', 'headers', 'a'] },
      '"tools[0].endpoint.headers.a"',
    ],
    [
      'parameters that are a list',
      { tools: [{ ...tool, function: { name: 'x', parameters: [] } }] },
      { code: 'wrong-type' },
      'must be an object, not a list.',
    ],
  ]
  it.each(rows)('has %s', (_, change, found, words) => {
    const errors = findings(change).filter(f => f.severity === 'error')
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject(found)
    expect(errors[0]?.message).toContain(words)
    if (!('suggestion' in found) && found.code !== 'unknown-value')
      expect(errors[0]?.suggestion).toBeUndefined()
  })

  it.each([
    ['a prompt', { voice: 'v' }, 'prompt'],
    ['a voice', { prompt: 'p' }, 'voice'],
    [
      'the prompt of a manual acknowledgement',
      { ...good, product: 'storm-base-with-ack', acknowledgement_prompt_mode: 'manual' },
      'acknowledgement_prompt',
    ],
  ])('lacks %s', (_, config, key) => {
    expect(checkConfig(config).findings).toMatchObject([{ code: 'missing', severity: 'error', path: [key] }])
  })

  it('has a key called __proto__', () => {
    const config = JSON.parse('{"prompt":"x","voice":"y","__proto__":{"product":"x"}}')
    expect(checkConfig(config).findings).toMatchObject([{ code: 'unknown-key', path: ['__proto__'] }])
    expect(checkConfig(config).findings[0]?.message).toContain('Unknown key "__proto__": known keys are')
  })

  it('is told of every fault at once', () => {
    const codes = checkConfig({ product: 'x', tools: 1, a: 1, b: 2 }).findings.map(f => `${f.code} ${f.path}`)
    expect(codes.sort()).toEqual(
      [
        'missing prompt',
        'missing voice',
        'unknown-key a',
        'unknown-key b',
        'unknown-value product',
        'wrong-type tools',
      ].sort(),
    )
  })
})
