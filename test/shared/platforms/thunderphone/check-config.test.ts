import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../shared/finding.ts'
import { products } from '../../../../shared/platforms/thunderphone/agent-config.ts'
import { checkConfig } from '../../../../shared/platforms/thunderphone/check-config.ts'
import { vipConcierge } from '../../../../shared/platforms/thunderphone/examples.ts'
import { fullConfig } from '../../random.ts'

const good = { prompt: 'Be kind.', voice: 'en-US-James1' }
const tool = fullConfig.tools[0]
const findings = (change: object): readonly Finding[] => checkConfig({ ...good, ...change }).findings

describe('a config that ThunderPhone takes', () => {
  it.each([
    ['prompt and voice alone', good],
    ['every documented key', fullConfig],
    ['the alias voice_name', { prompt: 'x', voice_name: 'v' }],
    ['both names of the voice, when they are equal', { ...good, voice_name: good.voice }],
    ['background_track null', { ...good, background_track: null }],
    [
      'more keys inside a tool',
      { ...good, tools: [{ ...tool, note: 1, endpoint: { url: 'https://x.example', timeout: 3 } }] },
    ],
    ['no tools', { ...good, tools: [] }],
    ['the example of the practice line', JSON.parse(vipConcierge)],
  ])('has %s', (_, config) => {
    expect(checkConfig(config)).toMatchObject({ kind: 'config', findings: [] })
  })

  it.each(products)('names the product %s', product => {
    expect(findings({ product })).toEqual([])
  })

  it('tells its voice, by either name, and only as a string', () => {
    expect(checkConfig(good).voice).toBe('en-US-James1')
    expect(checkConfig({ prompt: 'x', voice_name: 'v' }).voice).toBe('v')
    expect(checkConfig({ prompt: 'x', voice: 'a', voice_name: 'b' }).voice).toBe('a')
    expect(checkConfig({ prompt: 'x', voice: 7 }).voice).toBeUndefined()
  })
})

describe('an answer that is no config', () => {
  it.each([
    ['{}', {}, 'own-agent', []],
    ['null', null, 'own-agent', []],
    ['a list', [], 'unusable', ['not-object']],
    ['a list of configs', [good], 'unusable', ['not-object']],
    ['a string', 'x', 'unusable', ['not-object']],
    ['a number', 7, 'unusable', ['not-object']],
    ['a flag', false, 'unusable', ['not-object']],
    ['nothing', undefined, 'unusable', ['not-object']],
  ])('is %s', (_, value, kind, codes) => {
    const check = checkConfig(value)
    expect(check.kind).toBe(kind)
    expect(check.findings.map(f => f.code)).toEqual(codes)
  })
})

describe('a config that is taken though it is odd', () => {
  it.each([
    [
      'an acknowledgement mode without a product that takes it',
      { acknowledgement_prompt_mode: 'auto' },
      'acknowledgement_prompt_mode',
      '"spark"',
    ],
    [
      'an acknowledgement prompt on bolt',
      { product: 'bolt', acknowledgement_prompt: 'Hm' },
      'acknowledgement_prompt',
      '"bolt"',
    ],
    ['two voices that differ', { voice_name: 'other' }, 'voice_name', 'alias'],
    ['an empty prompt', { prompt: ' \n' }, 'prompt', 'empty'],
  ])('has %s', (_, change, key, words) => {
    expect(findings(change)).toMatchObject([{ code: 'odd', severity: 'warning', path: [key] }])
    expect(findings(change)[0]?.message).toContain(words)
  })

  it('is not warned of an acknowledgement while its product is unknown: that is the fault to mend', () => {
    expect(findings({ product: 'x', acknowledgement_prompt: 'Hm' })).toMatchObject([
      { code: 'unknown-value' },
    ])
  })
})
