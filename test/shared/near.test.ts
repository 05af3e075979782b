import { describe, expect, it } from 'vitest'
import { nearest } from '../../shared/near.ts'
import { configKeys, products } from '../../shared/platforms/thunderphone/agent-config.ts'

describe('the nearest known word', () => {
  const rows: [word: string, known: readonly string[], found: string | null][] = [
    ['promt', configKeys, 'prompt'],
    ['prompts', configKeys, 'prompt'],
    ['PROMPT', configKeys, 'prompt'],
    ['voiceName', configKeys, 'voice_name'],
    ['voice name', configKeys, 'voice_name'],
    ['vocie', configKeys, 'voice'],
    ['tool', configKeys, 'tools'],
    ['backgroundTrack', configKeys, 'background_track'],
    ['thinkinglevel', configKeys, 'thinking_level'],
    ['acknowledgementPromptMode', configKeys, 'acknowledgement_prompt_mode'],
    ['storm_base', products, 'storm-base'],
    ['sprak', products, 'spark'],
    ['storm-bsae-with-ack', products, 'storm-base-with-ack'],
    ['bolt', products, 'bolt'],
    ['temperature', configKeys, null],
    ['xyz', configKeys, null],
    ['', configKeys, null],
    ['gpt-4o', products, null],
    ['prompt', [], null],
    ['p'.repeat(65), configKeys, null],
  ]
  it.each(rows)('of "%s" among %j is %s', (word, known, found) => {
    expect(nearest(word, known)).toBe(found)
  })

  it('is the first of two that are equally near', () => {
    expect(nearest('ab', ['ac', 'ad'])).toBe('ac')
  })

  it('counts two neighbours that changed places as one slip', () => {
    expect(nearest('ab', ['ba', 'bx'])).toBe('ba')
  })

  it('of a megabyte is found at once, as none', () => {
    const startedAt = performance.now()
    expect(nearest('v'.repeat(1_048_576), configKeys)).toBeNull()
    expect(performance.now() - startedAt).toBeLessThan(100)
  })
})
