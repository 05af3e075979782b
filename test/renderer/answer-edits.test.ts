import { describe, expect, it } from 'vitest'
import { appendTo, renameKey, setIn } from '../../renderer/document/answer-edits.ts'
import { readAnswer } from '../../renderer/document/read-answer.ts'
import { configKeys } from '../../shared/platforms/thunderphone/agent-config.ts'

const odd = `{
    "x_note": "kept",
    "prompt":   "One",
    "voice": "v1"
}
`

describe('an edit of an answer', () => {
  it('changes one value and leaves every other byte as it was', () => {
    expect(setIn(odd, ['prompt'], 'Two\nlines')).toBe(odd.replace('"One"', '"Two\\nlines"'))
  })

  it('takes a key out', () => {
    expect(JSON.parse(setIn(odd, ['voice'], undefined))).toEqual({ x_note: 'kept', prompt: 'One' })
  })

  it('puts a new key where the documentation has it, with the indent that is there', () => {
    const text = '{\n    "prompt": "p",\n    "tools": []\n}'
    const edited = setIn(text, ['voice'], 'v', configKeys)
    expect(Object.keys(JSON.parse(edited) as object)).toEqual(['prompt', 'voice', 'tools'])
    expect(edited).toContain('\n    "voice": "v"')
  })

  it('makes an object out of nothing', () => {
    expect(JSON.parse(setIn('', ['prompt'], 'p'))).toEqual({ prompt: 'p' })
    expect(JSON.parse(setIn('{}\n', ['prompt'], 'p'))).toEqual({ prompt: 'p' })
  })

  it('keeps long numbers as they are written', () => {
    const text = '{"call": 12345678901234567890, "prompt": "p"}'
    expect(setIn(text, ['prompt'], 'q')).toContain('12345678901234567890')
  })

  it('renames a key and keeps its value and its place', () => {
    expect(renameKey('{"promt": "p", "voice": "v"}', ['promt'], 'prompt')).toBe(
      '{"prompt": "p", "voice": "v"}',
    )
    expect(renameKey('{}', ['nothing'], 'prompt')).toBe('{}')
  })

  it('appends to a list, and makes the list when there is none', () => {
    expect(JSON.parse(appendTo('{"prompt": "p"}', ['tools'], { a: 1 }, configKeys))).toEqual({
      prompt: 'p',
      tools: [{ a: 1 }],
    })
    expect(JSON.parse(appendTo('{"tools": [{"a": 1}]}', ['tools'], { b: 2 }))).toEqual({
      tools: [{ a: 1 }, { b: 2 }],
    })
  })

  it('of a tool keeps what the form does not show', () => {
    const tool = {
      type: 'function',
      function: { name: 'a', parameters: { x: 1 } },
      endpoint: { url: 'u', headers: { k: 'v' } },
      more: true,
    }
    const text = JSON.stringify({ prompt: 'p', tools: [tool] }, null, 2)
    const edited = JSON.parse(setIn(text, ['tools', 0, 'function', 'name'], 'b')) as { tools: unknown[] }
    expect(edited.tools[0]).toEqual({ ...tool, function: { ...tool.function, name: 'b' } })
  })
})

describe('the form', () => {
  it('reads what it has fields for, and names the keys that it has not', () => {
    const reading = readAnswer('{"prompt": "p", "voice_name": "v", "firstMessage": "hi", "product": 3}')
    expect(reading).toMatchObject({
      kind: 'fields',
      fields: { prompt: 'p', voiceKey: 'voice_name', voice: 'v', product: '', otherKeys: ['firstMessage'] },
    })
  })

  it.each([
    ['{}', 'own-agent'],
    ['null', 'own-agent'],
    ['', 'own-agent'],
    ['[1]', 'no-object'],
    ['{"prompt": ', 'not-json'],
    ['{"a": 1} // no', 'not-json'],
  ])('knows that %j is %s', (text, kind) => {
    expect(readAnswer(text).kind).toBe(kind)
  })
})
