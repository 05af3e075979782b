import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../../renderer/json-editor/markdown.ts'
import { findingsFor } from '../../../renderer/json-editor/quick-fixes.ts'
import { readSnippet } from '../../../renderer/json-editor/snippet.ts'
import { inJson, templatePlace } from '../../../renderer/json-editor/template-names.ts'

describe('a snippet', () => {
  it.each([
    ['"voice": "$1"', '"voice": ""', 10, 10],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet
    ['"type": ${1:"function"}', '"type": "function"', 8, 18],
    ['{$1}$0', '{}', 1, 1],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet
    ['${2:b} ${1:a}', 'b a', 2, 3],
    ['cost \\$1 \\} \\\\', 'cost $1 } \\', 11, 11],
    ['"url": "{{ tunnel }}/t/x"', '"url": "{{ tunnel }}/t/x"', 25, 25],
  ])('%j is inserted as %j with its first place chosen', (snippet, text, from, to) => {
    expect(readSnippet(snippet, '', '  ')).toEqual({ text, from, to })
  })

  it('is indented like the line that it comes into', () => {
    expect(readSnippet('{\n\t"a": {\n\t\t"b": 1\n\t}\n}', '    ', '  ').text).toBe(
      '{\n      "a": {\n        "b": 1\n      }\n    }',
    )
  })
})

describe('a description', () => {
  it('is read as paragraphs with code and bold, and everything else as text', () => {
    expect(readMarkdown('See `GET /v1` **now**\\.\n\n<img src=x onerror=alert(1)> a\\_b')).toEqual([
      [
        { kind: 'text', text: 'See ' },
        { kind: 'code', text: 'GET /v1' },
        { kind: 'text', text: ' ' },
        { kind: 'strong', text: 'now' },
        { kind: 'text', text: '.' },
      ],
      [{ kind: 'text', text: '<img src=x onerror=alert(1)> a_b' }],
    ])
  })
})

describe('in a template', () => {
  const words = (before: string, after = '') => templatePlace(before, after)?.words.map(w => w.label)

  it('names come first, and filters after a bar', () => {
    expect(words('"prompt": "Hi {{ ')).toContain('caller.name')
    expect(words('"prompt": "Hi {{cal')).toContain('data.from_number')
    expect(words('"Hi {{ caller.name | ')).toContain('upcase')
    expect(words('"Hi {{ caller.name | default: \\"x\\" | up')).toContain('upcase')
  })

  it('nothing is offered outside, or behind a name', () => {
    expect(words('"prompt": "Hi ')).toBeUndefined()
    expect(words('"Hi {{ now }} and ')).toBeUndefined()
    expect(words('"Hi {{ caller.name ')).toBeUndefined()
    expect(words('{"a": {')).toBeUndefined()
  })

  it('is closed only when it is not', () => {
    expect(templatePlace('"{{ n', '"')?.open).toBe(true)
    expect(templatePlace('"{{ n', ' }}"')?.open).toBe(false)
    expect(templatePlace('"{{ n', '", "b": "{{ now }}"')?.open).toBe(true)
    expect(templatePlace('"Hi {{ ca', '"')?.from).toBe(7)
  })

  it('a quotation mark stays inside the JSON string', () => {
    expect(JSON.parse(`"${inJson('default: "there"')}"`)).toBe('default: "there"')
  })
})

describe('the quick fixes at the cursor', () => {
  const finding = (from: number, to: number) =>
    ({ path: [], code: 'odd', severity: 'error', message: '', line: 1, column: 1, from, to }) as const
  const list = [finding(2, 5), finding(12, 15), finding(30, 31)]

  it.each([
    ['are those that it touches', 5, { from: 0, to: 20 }, [list[0]]],
    ['else those of its line', 8, { from: 0, to: 20 }, [list[0], list[1]]],
    ['else the next one', 25, { from: 21, to: 28 }, [list[2]]],
    ['else the first one', 40, { from: 35, to: 50 }, [list[0]]],
  ])('%s', (_, cursor, line, found) => {
    expect(findingsFor(list, cursor, line)).toEqual(found)
  })
})
