import { describe, expect, it } from 'vitest'
import { type AnswerTextCheck, checkAnswerText } from '../../shared/answer-text.ts'
import { thunderphone } from '../../shared/platforms/thunderphone/facts.ts'
import { changedConfig, changedText, fullConfig, random } from './random.ts'

const check = (text: string): AnswerTextCheck => checkAnswerText('thunderphone', text)
const marked = (text: string): string[] => check(text).findings.map(f => text.slice(f.from, f.to))

describe('the place of a finding in the text', () => {
  const rows: [name: string, text: string, mark: string, line: number, column: number][] = [
    ['an unknown key, at its name', '{\n  "voice": "v",\n  "prompt": "p", "promt": 1\n}', '"promt"', 3, 18],
    ['a wrong type, at the value', '{"prompt": "p",\n "voice": 17}', '17', 2, 11],
    [
      'a wrong type at depth',
      '{"prompt":"p","voice":"v","tools":[{"type":"function",\n"function":{"name":5},"endpoint":{"url":"http://u"}}]}',
      '5',
      2,
      20,
    ],
    ['an unknown value', '{"prompt":"p","voice":"v","product":"strom-base"}', '"strom-base"', 1, 37],
    ['a missing key, at the brace of its object', '\n  {"voice":"v"}', '{', 2, 3],
    [
      'a missing key at depth, at the brace of its object',
      '{"prompt":"p","voice":"v","tools":[\n{"type":"function","function":{"name":"n"},"endpoint":{ }}]}',
      '{',
      2,
      55,
    ],
    [
      'the last of two equal keys, which is the one that counts',
      '{"voice":"a","prompt":"x",\n"voice":5}',
      '5',
      2,
      9,
    ],
    ['a list', ' [1]', '[1]', 1, 2],
    ['a stray word', '{"prompt": nope}', 'nope', 1, 12],
    ['a trailing comma', '{"prompt":"p",}', '}', 1, 15],
    ['a comment', '{ // why\n}', '// why', 1, 3],
    ['a key called __proto__', '{"prompt":"p","voice":"v","__proto__":{}}', '"__proto__"', 1, 27],
    ['a key of an escape', '{"prompt":"p","voice":"v","\\u0061":1}', '"\\u0061"', 1, 27],
    ['what follows an emoji, in UTF-16 units', '{"prompt":"😀","voice":5}', '5', 1, 24],
    ['what follows a CRLF', '{"prompt":"p",\r\n"voice":5}', '5', 2, 9],
  ]
  it.each(rows)('is right for %s', (_, text, mark, line, column) => {
    expect(marked(text)).toEqual([mark])
    expect(check(text).findings[0]).toMatchObject({ line, column })
  })

  it('is the end of a text that stops too early', () => {
    expect(check('{"prompt":').findings).toMatchObject([{ code: 'not-json', from: 10, to: 10, column: 11 }])
  })

  it('has no more to say of a first key that the second one mends', () => {
    expect(check('{"voice":5,"prompt":"x","voice":"a"}').findings).toEqual([])
  })
})

describe('what is no JSON', () => {
  it.each(['', ' ', '\n\t '])('%j is empty', text => {
    expect(check(text)).toMatchObject({
      kind: 'empty',
      findings: [{ code: 'not-json', from: 0, to: 0, line: 1 }],
    })
  })

  it.each([
    '{',
    '}',
    '{"a":1',
    '{"a":1}}',
    "{'a':1}",
    '{a:1}',
    '{"a":01}',
    '{"a":NaN}',
    '{"a":"\n"}',
    '{"a":"\\x"}',
    '\uFEFF{}',
    '\u00a0{}',
    '<html></html>',
    '{"a":1} // x',
    '[1,]',
    'undefined',
  ])('%j is marked as that, with one finding', text => {
    const { kind, findings } = check(text)
    expect(kind).toBe('unusable')
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ code: 'not-json', severity: 'error' })
    expect(findings[0]?.message).toMatch(/^Not JSON: .*\.$/)
  })
})

describe('a template in an answer', () => {
  const answer = (change: object): string => JSON.stringify({ prompt: 'p', voice: 'v', ...change })
  const tool = (url: string) => ({ type: 'function', function: { name: 'f' }, endpoint: { url } })

  it.each([
    ['a product', { product: '{{ query.product }}' }],
    ['a thinking level', { thinking_level: '{% if caller.vip %}extra{% else %}base{% endif %}' }],
    ['a tool URL', { tools: [tool('{{ tunnel }}/t/f')] }],
    [
      'a type in the parameters',
      {
        tools: [
          { ...tool('https://x.example'), function: { name: 'f', parameters: { type: '{{ data.type }}' } } },
        ],
      },
    ],
  ])('excuses %s from what its value has to be', (_, change) => {
    expect(check(answer(change)).findings.filter(f => f.severity === 'error')).toEqual([])
    expect(thunderphone.checkAnswer(JSON.parse(answer(change))).findings).not.toEqual([])
  })

  it('does not excuse a type, a missing key or an unknown one', () => {
    expect(
      check(answer({ tools: '{{ data.tools }}', '{{ x }}': 1, voice: undefined })).findings.map(f => f.code),
    ).toEqual(['wrong-type', 'unknown-key', 'missing'])
  })

  it('names no voice that could be held against the list', () => {
    expect(check(answer({ voice: '{{ query.voice }}' })).voice).toBeUndefined()
  })
})

describe('what an answer is for', () => {
  it.each([
    ['{"prompt": 1}', 'config'],
    ['{}', 'own-agent'],
    ['', 'empty'],
    ['<html>', 'unusable'],
    ['[1]', 'unusable'],
  ])('decides what is wrong: nothing is in a negative test, %j', (text, kind) => {
    expect(checkAnswerText('thunderphone', text, 'test')).toMatchObject({ kind, findings: [] })
  })

  it('lets a tool reply with any JSON, and with nothing else', () => {
    for (const text of ['{"a":1}', '"text"', 'null', '[]'])
      expect(checkAnswerText('thunderphone', text, 'tool')).toEqual({ kind: 'reply', findings: [] })
    for (const text of ['', ' ', '{', 'hello'])
      expect(checkAnswerText('thunderphone', text, 'tool').findings).toMatchObject([
        { code: 'not-json', severity: 'error' },
      ])
  })
})

describe('a text that wants to do harm', () => {
  const deep = 200_000
  it.each([
    ['lists without end', '['.repeat(deep), 'not-json'],
    ['lists in lists', '['.repeat(deep) + ']'.repeat(deep), 'not-object'],
    ['objects without end', '{"a":'.repeat(deep), 'not-json'],
    ['objects in objects', `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`, 'unknown-key'],
  ])('is answered with a finding: %s', (_, text, code) => {
    expect(check(text).findings).toContainEqual(expect.objectContaining({ code, severity: 'error', line: 1 }))
  })

  it('keeps nobody waiting: a megabyte of unknown keys, and of bad tools', () => {
    const keys = `{${Array.from({ length: 90_000 }, (_, i) => `"k${i}":1`).join(',')}}`
    const tools = `{"tools":[${'0,'.repeat(200_000)}0],"firstMessage":1}`
    for (const text of [keys, tools]) {
      const startedAt = performance.now()
      const { findings } = check(text)
      expect(performance.now() - startedAt).toBeLessThan(3_000)
      expect(findings).toHaveLength(100)
      expect(findings.map(f => f.code)).toContain('unknown-key')
    }
  })

  it('is not repeated at length', () => {
    for (const text of [`{"${'k'.repeat(500_000)}":1}`, `{"a":${'x'.repeat(500_000)}}`])
      for (const finding of check(text).findings) expect(finding.message.length).toBeLessThan(400)
  })
})

describe('any text at all', () => {
  const documents = Array.from({ length: 600 }, (_, seed) => {
    const dice = random(seed)
    const config = seed % 2 ? changedConfig(dice) : fullConfig
    return changedText(JSON.stringify(config, null, seed % 3), dice)
  })
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }

  it('has its findings inside itself, on the line and column that they say', () => {
    for (const text of documents)
      for (const { from, to, line, column } of check(text).findings) {
        expect(from, text).toBeGreaterThanOrEqual(0)
        expect(to, text).toBeGreaterThanOrEqual(from)
        expect(to, text).toBeLessThanOrEqual(text.length)
        const start = text
          .split('\n')
          .slice(0, line - 1)
          .reduce((sum, l) => sum + l.length + 1, 0)
        expect(start + column - 1, text).toBe(from)
      }
  })

  it('is judged by strict JSON, and then as the parsed value is', () => {
    const counts = { json: 0, other: 0 }
    for (const text of documents.filter(t => t.trim() !== '')) {
      const { kind, findings } = check(text)
      const json = parses(text)
      counts[json ? 'json' : 'other'] += 1
      expect(
        findings.some(f => f.code === 'not-json'),
        text,
      ).toBe(!json)
      if (!json) continue
      const alone = thunderphone.checkAnswer(JSON.parse(text))
      expect(kind).toBe(alone.kind)
      expect(findings.map(({ path, code, message }) => ({ path, code, message }))).toEqual(
        alone.findings.map(({ path, code, message }) => ({ path, code, message })),
      )
    }
    expect(counts.json).toBeGreaterThan(50)
    expect(counts.other).toBeGreaterThan(200)
  })
})
