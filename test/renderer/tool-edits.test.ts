import { describe, expect, it } from 'vitest'
import { withToolRule } from '../../renderer/actions/apply-fix.ts'
import { formatted } from '../../renderer/document/answer-edits.ts'
import { fixesFor } from '../../renderer/document/fixes.ts'
import { headerLines, readHeaderLines, readJson } from '../../renderer/document/header-lines.ts'
import { addTool, duplicateTool, moveTool, removeTool } from '../../renderer/document/tool-edits.ts'
import { checkAnswerText } from '../../shared/answer-text.ts'
import { Rule, RuleList } from '../../shared/rules/rule.ts'

const tool = (name: string, url = 'https://x.example') => ({
  type: 'function',
  function: { name },
  endpoint: { url },
})
const answer = (...tools: readonly unknown[]): string =>
  JSON.stringify({ prompt: 'p', voice: 'v', tools }, null, 2)
const names = (text: string): string[] =>
  JSON.parse(text).tools?.map((t: { function: { name: string } }) => t.function.name)
const findings = (text: string) => checkAnswerText('thunderphone', text).findings
const fixes = (text: string) => findings(text).flatMap(finding => fixesFor(finding, text))

describe('a tool', () => {
  it('is added with a name of its own, at Hookswitch, and is good at once', () => {
    const text = addTool(addTool('{"prompt": "p", "voice": "v"}'))
    expect(names(text)).toEqual(['new_tool', 'new_tool_2'])
    expect(findings(text)).toEqual([])
    expect(JSON.parse(text).tools[1].endpoint.url).toBe('{{ tunnel }}/t/new_tool_2')
  })

  it('is copied behind itself under a name of its own', () => {
    const text = duplicateTool(0)(answer(tool('a'), tool('b'), tool('a_2')))
    expect(names(text)).toEqual(['a', 'a_3', 'b', 'a_2'])
    expect(findings(text)).toEqual([])
  })

  it('changes places with its neighbour, and each keeps its own layout', () => {
    const text = '{"tools": [ {"function": {"name": "a"}},\n  {"function":\n{"name":"b"}} ]}'
    expect(moveTool(0, 1)(text)).toBe(
      '{"tools": [ {"function":\n{"name":"b"}},\n  {"function": {"name": "a"}} ]}',
    )
    expect(moveTool(1, -1)(moveTool(0, 1)(text))).toBe(text)
    expect(moveTool(1, 1)(text)).toBe(text)
  })

  it('is removed, and the last one with the list', () => {
    const text = removeTool(0)(answer(tool('a'), tool('b')))
    expect(names(text)).toEqual(['b'])
    expect(JSON.parse(removeTool(0)(text))).toEqual({ prompt: 'p', voice: 'v' })
  })
})

describe('a fix for a tool', () => {
  it.each([
    [
      'a misspelt type in the parameters',
      { function: { name: 'a', parameters: { type: 'objct' } } },
      'Use “object”',
    ],
    ['a URL without a scheme', { endpoint: { url: 'x.example/a' } }, 'Use “https://x.example/a”'],
    ['a URL of another scheme', { endpoint: { url: 'ftp://x.example' } }, 'Use “https://x.example”'],
    ['a URL that is none', { endpoint: { url: '' } }, 'Point it at Hookswitch'],
    ['no URL', { endpoint: {} }, 'Add one'],
    ['no endpoint', { endpoint: undefined }, 'Add one'],
    ['no function', { function: undefined }, 'Add one'],
    ['no type', { type: undefined }, 'Add one'],
    ['another type', { type: 'mcp' }, 'Use “function”'],
    ['a slip of a key', { function: { name: 'a', paramaters: {} } }, 'Rename to “parameters”'],
    ['a pattern that is none', { function: { name: 'a', parameters: { pattern: '(' } } }, 'Remove “pattern”'],
    ['a method that is a number', { endpoint: { url: 'https://x.example', method: 1 } }, 'Remove “method”'],
    [
      'a length below nothing',
      { function: { name: 'a', parameters: { minLength: -1 } } },
      'Remove “minLength”',
    ],
    [
      'parameters of another type',
      { function: { name: 'a', parameters: { type: 'array' } } },
      'Use “object”',
    ],
  ])('mends %s', (_, change, label) => {
    const text = answer({ ...tool('a'), ...change })
    const fix = fixes(text).find(f => f.label === label)
    expect(findings(text)).not.toEqual([])
    expect(fix, JSON.stringify(fixes(text).map(f => f.label))).toBeDefined()
    expect(findings(fix?.apply(text) ?? '')).toEqual([])
  })

  it('gives one of two tools another name', () => {
    const text = answer(tool('a'), tool('a'))
    expect(
      names(
        fixes(text)
          .find(f => f.label === 'Rename to “a_2”')
          ?.apply(text) ?? '',
      ),
    ).toEqual(['a', 'a_2'])
  })

  it('offers every product, the one that was meant first', () => {
    const text = '{"prompt": "p", "voice": "v", "product": "strom-extra"}'
    expect(fixes(text).map(f => f.label)).toHaveLength(6)
    expect(fixes(text)[0]?.label).toBe('Use “storm-extra”')
  })

  it('points a tool of this machine at Hookswitch, with a rule that forwards it to where it was', () => {
    const text = answer(tool('find room', 'http://localhost:3000/find'))
    const [fix] = fixes(text)
    expect(fix).toMatchObject({
      label: 'Point it at Hookswitch',
      rule: { tool: 'find room', forwardTo: 'http://localhost:3000/find' },
    })
    const mended = fix?.apply(text) ?? ''
    expect(JSON.parse(mended).tools[0].endpoint.url).toBe('{{ tunnel }}/t/find%20room')
    expect(findings(mended)).toEqual([])
  })

  it('does not for a tool without a name, or whose name is known only when a call comes', () => {
    for (const name of ['', '{{ data.x }}'])
      expect(fixes(answer(tool(name, 'http://localhost:1'))).filter(f => f.rule)).toEqual([])
  })
})

describe('the rule of a tool', () => {
  const made = withToolRule([], 'Find Room!', 'http://localhost:3000/find')

  it('is one that the engine takes', () => {
    expect(made).toEqual(RuleList.parse(made))
    expect(made).toMatchObject([{ id: 'tool-find-room', name: 'Tool Find Room!', on: true }])
  })

  it('is made once', () => {
    expect(withToolRule(made, 'Find Room!', 'http://localhost:3000/find')).toBe(made)
  })

  it('comes before another one that would take the tool, and else in the end', () => {
    const other = Rule.parse({
      id: 'x',
      name: 'X',
      when: [{ match: 'tool', is: ['b', 'a'] }],
      action: { do: 'breakpoint' },
    })
    expect(withToolRule([other], 'a', 'http://localhost:1').map(r => r.id)).toEqual(['tool-a', 'x'])
    expect(withToolRule([other], 'c', 'http://localhost:1').map(r => r.id)).toEqual(['x', 'tool-c'])
    expect(withToolRule(made, 'find room', 'http://localhost:1').map(r => r.id)).toEqual([
      'tool-find-room',
      'tool-find-room-2',
    ])
    expect(withToolRule([], '部屋', 'http://localhost:1').map(r => r.id)).toEqual(['tool'])
  })
})

describe('headers and parameters as text', () => {
  it('says the same as the document', () => {
    const headers = { 'x-team': 'blue', authorization: 'Bearer a:b' }
    expect(headerLines(headers)).toBe('x-team: blue\nauthorization: Bearer a:b')
    expect(readHeaderLines(headerLines(headers))).toEqual({ value: headers })
    expect(readHeaderLines(' \n')).toEqual({ value: undefined })
    for (const odd of [{ a: 1 }, ['a'], 'x', { 'a:b': 'c' }, { a: ' b' }, { a: 'b\nc' }])
      expect(headerLines(odd)).toBe(JSON.stringify(odd, null, 2))
    expect(readHeaderLines(headerLines({ 'a:b': 'c' }))).toEqual({ value: { 'a:b': 'c' } })
  })

  it.each(['x-team', ': blue', 'a: 1\na: 2', '{"a": '])('is not taken over as long as it is %j', text => {
    expect(readHeaderLines(text)).toEqual({ problem: expect.stringMatching(/\.$/) })
  })

  it('is JSON for the parameters', () => {
    expect(readJson('{"type": "object"}')).toEqual({ value: { type: 'object' } })
    expect(readJson('')).toEqual({ value: undefined })
    expect(readJson('{"type": ')).toEqual({ problem: expect.stringMatching(/^Not JSON/) })
  })
})

describe('a text that is laid out anew', () => {
  it('keeps its values and its indentation', () => {
    expect(formatted('{"a":[1,{"b":2}]}')).toBe('{\n  "a": [\n    1,\n    {\n      "b": 2\n    }\n  ]\n}\n')
    expect(formatted('{\n\t"a":1}')).toBe('{\n\t"a": 1\n}\n')
  })

  it('has to parse', () => {
    expect(formatted('{"a":1,}')).toBeNull()
  })
})
