import { describe, expect, it } from 'vitest'
import { configPreset, testPresets } from '../../renderer/answers/presets.ts'
import { AnswerContent, AnswerName } from '../../shared/answer.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { sayTest } from '../../shared/test-words.ts'

const facts = platformFacts('thunderphone')
const named = (name: string) => {
  const preset = testPresets(facts).find(p => p.name === name)
  if (!preset) throw new Error(`there is no preset ${name}`)
  return preset.content
}

describe('the presets of negative tests', () => {
  it.each(testPresets(facts))('has a name and a content that the engine takes: $name', preset => {
    expect(AnswerName.safeParse(preset.name).success).toBe(true)
    expect(AnswerContent.safeParse(preset.content).success).toBe(true)
  })

  it.each([
    ['Own agent {}', /own agent/],
    ['null', /own agent/],
    ['Empty body', /no body/],
    ['Not JSON', /no JSON object/],
    ['Unknown key', /reject.*"firstMessage"/],
    ['No voice', /reject.*"voice" is missing/],
    ['Status 500', /fall back.*500/],
    ['Status 401', /fall back.*401/],
    ['Late by 2.5 s', /waits 2.000 ms/],
  ])('does what its name says: %s', (name, words) => {
    expect(sayTest('thunderphone', named(name))).toMatch(words)
  })

  it('is late with a config that would be good', () => {
    expect(sayTest('thunderphone', { ...named('Late by 2.5 s'), delayMs: 0 })).toMatch(
      /should use this config/,
    )
  })
})

describe('a new config', () => {
  it('works as it is', () => {
    expect(sayTest('thunderphone', configPreset(facts).content)).toMatch(/should use this config/)
  })
})
