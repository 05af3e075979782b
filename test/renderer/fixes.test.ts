import { describe, expect, it } from 'vitest'
import { fixesFor } from '../../renderer/document/fixes.ts'
import { voiceFindings } from '../../renderer/document/voice-finding.ts'
import { checkAnswerText } from '../../shared/answer-text.ts'

/** The text after the fix with this label was applied to the first finding that offers it. */
const mend = (text: string, label: string): string => {
  const fix = checkAnswerText('thunderphone', text)
    .findings.flatMap(finding => fixesFor(finding, text))
    .find(f => f.label === label)
  if (!fix) throw new Error(`no fix "${label}"`)
  return fix.apply(text)
}
const problems = (text: string): number => checkAnswerText('thunderphone', text).findings.length

describe('a one-click fix', () => {
  it.each([
    ['{"promt": "p", "voice": "v"}', 'Rename to “prompt”'],
    ['{"prompt": "p", "voice": "v", "firstMessage": "hi"}', 'Remove “firstMessage”'],
    ['{"prompt": "p", "voice": "v", "product": "strom-base"}', 'Use “storm-base”'],
    ['{"prompt": "p"}', 'Add one'],
    ['{"voice": "v"}', 'Add one'],
    [
      '{"prompt": "p", "voice": "v", "product": "storm-base-with-ack", "acknowledgement_prompt_mode": "manual"}',
      'Add one',
    ],
    [
      '{"prompt": "p", "voice": "v", "product": "storm-base-with-ack", "acknowledgement_prompt_mode": "manual"}',
      'Switch to auto',
    ],
    [
      '{"prompt": "p", "voice": "v", "product": "storm-base", "acknowledgement_prompt_mode": "auto"}',
      'Use “storm-base-with-ack”',
    ],
    ['{"prompt": "p", "voice": "v", "voice_name": "w"}', 'Remove “voice_name”'],
    ['{"prompt": "p", "voice": "v", "tools": "none"}', 'Remove “tools”'],
  ])('mends %s by "%s"', (text, label) => {
    expect(problems(text)).toBeGreaterThan(0)
    expect(problems(mend(text, label))).toBe(0)
  })

  it('does not rename onto a key that is there already', () => {
    const text = '{"promt": "a", "prompt": "b", "voice": "v"}'
    const labels = checkAnswerText('thunderphone', text).findings.flatMap(f =>
      fixesFor(f, text).map(x => x.label),
    )
    expect(labels).toEqual(['Remove “promt”'])
  })

  it('is not offered for what only a person can mend', () => {
    const text = '{"prompt": 3, "voice": "v"}'
    expect(checkAnswerText('thunderphone', text).findings.flatMap(f => fixesFor(f, text))).toEqual([])
    const broken = '{"prompt": '
    expect(checkAnswerText('thunderphone', broken).findings.flatMap(f => fixesFor(f, broken))).toEqual([])
  })
})

describe('a voice that the platform does not list', () => {
  const voices = [{ id: 'en-US-James1' }, { id: 'fr-FR-Hugo1' }]
  const of = (text: string, list = voices) => voiceFindings(text, checkAnswerText('thunderphone', text), list)

  it('is marked at its place, with the one that was meant', () => {
    const text = '{\n "voice_name": "en-US-Jams1", "prompt": "p"}'
    const [finding] = of(text)
    expect(finding).toMatchObject({ severity: 'warning', path: ['voice_name'], line: 2, column: 16 })
    if (!finding) throw new Error('no finding')
    expect(text.slice(finding.from, finding.to)).toBe('"en-US-Jams1"')
    const [fix] = fixesFor(finding, text)
    expect(of(fix?.apply(text) ?? '')).toEqual([])
  })

  it('is not marked when it is listed, when the list is not known, and when it is a template', () => {
    expect(of('{"prompt": "p", "voice": "fr-FR-Hugo1"}')).toEqual([])
    expect(of('{"prompt": "p", "voice": "x"}', [])).toEqual([])
    expect(of('{"prompt": "p", "voice": "{{ query.voice }}"}')).toEqual([])
    const [stranger] = of('{"prompt": "p", "voice": "something else"}')
    expect(stranger && fixesFor(stranger, '{}')).toEqual([])
  })
})
