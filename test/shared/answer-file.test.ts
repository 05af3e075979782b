import { describe, expect, it } from 'vitest'
import type { AnswerKind } from '../../shared/answer.ts'
import { answerFile, readAnswerFileText } from '../../shared/answer-file.ts'
import { rawValue } from '../../shared/raw-value.ts'
import { safeFileName } from '../../shared/safe-file-name.ts'
import { changedText, random } from './random.ts'

const answer = (kind: AnswerKind, text: string, change = {}) => ({
  platform: 'thunderphone' as const,
  kind,
  name: 'VIP',
  text,
  status: 200,
  delayMs: 0,
  ...change,
})
const read = (text: string, fileName = 'vip.json') => readAnswerFileText(text, fileName, 'thunderphone')
const invalid = (place: string, reason: RegExp) =>
  expect.objectContaining({
    code: 'answer-invalid',
    detail: { place, reason: expect.stringMatching(reason) },
  })

describe('the file of an answer', () => {
  it('is the config itself, to the last character', () => {
    const text = '{"prompt" : "caf\u00e9",\r\n\t"voice":"v"}\n\n'
    expect(answerFile(answer('config', text))).toEqual({ fileName: 'VIP.json', text })
  })

  it('of a negative test says what it is, with its keys in one order', () => {
    const { fileName, text } = answerFile(
      answer('test', '{"a":\n', { status: 503, delayMs: 2_500, name: 'Slow' }),
    )
    expect(fileName).toBe('Slow.json')
    expect(text).toBe(`{
  "format": "hookswitch-answer",
  "version": 1,
  "platform": "thunderphone",
  "kind": "test",
  "name": "Slow",
  "status": 503,
  "delayMs": 2500,
  "body": "{\\"a\\":\\n"
}
`)
  })

  it('of a tool’s reply has its JSON in it, as it was written', () => {
    const { text } = answerFile(
      answer('tool', '{\n  "id": 12345678901234567890,\n  "b": [1.0, {}],\n  "a": ":"\n}\n'),
    )
    expect(text).toContain(`  "body": {
    "id": 12345678901234567890,
    "b": [1.0, {}],
    "a": ":"
  }
}
`)
    expect(JSON.parse(text)).toMatchObject({ kind: 'tool', body: { b: [1, {}], a: ':' } })
  })

  it.each([
    ['config', '{"prompt":"x","voice":"v"}\n'],
    ['config', ''],
    ['config', 'no JSON'],
    ['test', ''],
    ['test', '\0\uFEFF {"body": 1}'],
    ['test', '\n'.repeat(1_048_576)],
    ['tool', 'null'],
    ['tool', '"}"'],
    ['tool', '{"n":12345678901234567890,"e":1.50e3,"body":{"body":[]}}'],
    ['tool', '{\r\n\t"x": [\n      1,\n2\n]\r\n}'],
    ['tool', '['.repeat(50_000) + ']'.repeat(50_000)],
  ] as const)('is read again as the same %s (%#)', (kind, text) => {
    const change = kind === 'config' ? {} : { status: 418, delayMs: 60_000 }
    const file = answerFile(answer(kind, text, change))
    const { name, ...content } = { name: 'VIP', status: 200, delayMs: 0, text, ...change }
    expect(read(file.text, file.fileName)).toEqual({ kind, name, content })
    expect(answerFile({ ...answer(kind, text, change), name }).text).toBe(file.text)
  })

  it('is read again as the same test, whatever is in it', () => {
    const dice = random(7)
    for (let n = 0; n < 500; n++) {
      const text = changedText('{"prompt":"caf\u00e9 \\" 😀","tools":[1,2]}', dice)
      expect(read(answerFile(answer('test', text)).text).content.text).toBe(text)
    }
  })
})

describe('a file that is taken for an answer', () => {
  it.each([
    ['vip.json', 'vip'],
    ['C:\\answers\\VIP.JSON', 'VIP'],
    ['./a/b.json.json', 'b.json'],
    ['.json', 'Answer'],
    ['', 'Answer'],
    [`${'x'.repeat(200)}.json`, 'x'.repeat(120)],
  ])('without an envelope is a config of its name (%s)', (fileName, name) => {
    const text = '{"format":"other","version":9}'
    expect(read(text, fileName)).toEqual({ kind: 'config', name, content: { text, status: 200, delayMs: 0 } })
  })

  it('loses a byte order mark', () => {
    expect(read('\uFEFF{}').content.text).toBe('{}')
    const { text } = answerFile(answer('test', 'x'))
    expect(read(`\uFEFF${text}`)).toMatchObject({ kind: 'test', content: { text: 'x' } })
  })

  const envelope = {
    format: 'hookswitch-answer',
    version: 1,
    platform: 'thunderphone',
    kind: 'test',
    name: 'Slow',
    body: 'x',
  }
  it('may leave out its name, its status and its delay', () => {
    const { name: _, ...short } = envelope
    expect(read(JSON.stringify(short))).toEqual({
      kind: 'test',
      name: 'vip',
      content: { text: 'x', status: 200, delayMs: 0 },
    })
  })

  it.each([
    ['a newer version', { version: 2, kind: 'unheard of' }, 'version', /newer Hookswitch/],
    ['no version', { version: undefined }, 'version', /./],
    ['another platform', { platform: 'retell' }, 'platform', /for retell, not for thunderphone/],
    ['a platform that is none', { platform: 1 }, 'platform', /./],
    ['a config', { kind: 'config' }, 'kind', /file of its own/],
    ['no kind', { kind: undefined }, 'kind', /./],
    ['a name that is none', { name: ' ' }, 'name', /./],
    ['a status that is a text', { status: '500' }, 'status', /expected number/],
    ['a status that no answer has', { status: 600 }, 'status', /./],
    ['a delay that is too long', { delayMs: 60_001 }, 'delayMs', /./],
    ['a key that is none', { delay: 1 }, 'vip.json', /delay/],
    ['no body', { body: undefined }, 'body', /missing/],
    ['the body of a tool in a test', { body: {} }, 'body', /has to be a text/],
    ['a body that is too large', { body: 'x'.repeat(1_048_577) }, 'vip.json', /1 MiB/],
  ])('is refused with its place and the reason: %s', (_, change, place, reason) => {
    expect(() => read(JSON.stringify({ ...envelope, ...change }))).toThrow(invalid(place, reason))
  })

  it.each([1_048_577, 9_000_000])('is refused when it is too large (%i)', size => {
    expect(() => read(`"${'x'.repeat(size - 2)}"`)).toThrow(invalid('vip.json', /1 MiB/))
  })
})

describe('a value as it is written', () => {
  it.each([
    ['{"a":1}', '1'],
    ['{ "b" : {"a":2}, "a" : [ 1 , {"a":3} ] , "c":"a" }', '[ 1 , {"a":3} ]'],
    ['{"a":1,"a":"}\\",{"}', '"}\\",{"'],
    ['{"\\u0061":1e400}', '1e400'],
    ['{"b":"a","c":["a",1]}', null],
    ['{}', null],
  ])('is found in %s', (text, value) => {
    JSON.parse(text)
    expect(rawValue(text, 'a')).toBe(value)
  })
})

describe('a file name that every system takes', () => {
  it.each([
    ['VIP', 'VIP'],
    ['  a/b\\c:d*?"<>|\0\n ', 'a-b-c-d'],
    ['..', ''],
    ['../../etc/passwd', 'etc-passwd'],
    ['Étage 3 (alt)', 'Étage 3 (alt)'],
    ['CON', 'CON-'],
    ['com1.x', 'com1-.x'],
    ['console', 'console'],
    ['😀', ''],
    ['x'.repeat(300), 'x'.repeat(60)],
  ])('is made of %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
    const { fileName } = answerFile(answer('config', '{}', { name: `${name}.json` }))
    expect(fileName).toBe(`${safe || 'answer'}.json`)
  })
})
