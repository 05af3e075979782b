import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../shared/finding.ts'
import { checkConfig } from '../../../../shared/platforms/thunderphone/check-config.ts'
import { privateHostOf } from '../../../../shared/platforms/thunderphone/private-url.ts'

const tool = (change: { function?: object; endpoint?: object } = {}) => ({
  type: 'function',
  function: { name: 'find', ...change.function },
  endpoint: { url: 'https://tools.example/find', ...change.endpoint },
})
const findings = (...tools: readonly unknown[]): readonly Finding[] =>
  checkConfig({ prompt: 'p', voice: 'v', tools }).findings
const ofSchema = (parameters: unknown) => findings(tool({ function: { parameters } }))

describe('the parameters of a tool', () => {
  it('can be any JSON Schema 2020-12, with keywords of its own', () => {
    expect(
      ofSchema({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: {
          city: { type: ['string', 'null'], minLength: 1, 'x-note': 1 },
          days: { type: 'array', items: { $ref: '#/$defs/day' }, prefixItems: [true] },
          data: { default: { pattern: '(' } },
        },
        required: ['city'],
        additionalProperties: false,
        $defs: { day: { enum: ['mon', 1, null] } },
      }),
    ).toEqual([])
  })

  const rows: [name: string, parameters: unknown, found: Partial<Finding>, words: string][] = [
    [
      'a misspelt type',
      { properties: { a: { type: 'strng' } } },
      { code: 'unknown-value', suggestion: 'string' },
      '"tools[0].function.parameters.properties.a.type" has an unknown value. Did you mean "string"?',
    ],
    ['a type that is a number', { type: 3 }, { code: 'wrong-type' }, 'It can be "string"'],
    ['a misspelt type in a list', { type: ['object', 'nul'] }, { suggestion: 'null' }, 'type[1]'],
    ['a list of no types', { type: [] }, { code: 'unknown-value' }, 'needs at least one item'],
    ['required as a flag', { required: true }, { code: 'wrong-type' }, 'must be a list, not a boolean'],
    ['required twice', { required: ['a', 'a'] }, { code: 'unknown-value' }, 'names the same value twice'],
    [
      'a property that is a word',
      { properties: { a: 'string' } },
      { code: 'wrong-type' },
      'must be an object, or true or false, not a string',
    ],
    [
      'items as a list',
      { items: [{}] },
      { code: 'wrong-type' },
      'A list of schemas is called "prefixItems".',
    ],
    ['a length below nothing', { minLength: -1 }, { code: 'unknown-value' }, 'must be at least 0'],
    ['half a length', { minLength: 1.5 }, { code: 'wrong-type' }, 'must be a whole number, not 1.5'],
    ['a multiple of nothing', { multipleOf: 0 }, { code: 'unknown-value' }, 'must be more than 0'],
    ['an empty choice', { anyOf: [] }, { code: 'unknown-value' }, 'needs at least one item'],
    [
      'a fault deep in a choice',
      { anyOf: [{ not: { items: { minItems: 'x' } } }] },
      { code: 'wrong-type' },
      'minItems" must be a number, not a string',
    ],
    [
      'a key called __proto__',
      JSON.parse('{"properties":{"__proto__":5}}'),
      { code: 'wrong-type', path: ['tools', 0, 'function', 'parameters', 'properties', '__proto__'] },
      'properties.__proto__" must be',
    ],
  ]
  it.each(rows)('are rejected for %s', (_, parameters, found, words) => {
    const all = ofSchema(parameters)
    expect(all).toMatchObject([{ severity: 'error', ...found }])
    expect(all[0]?.message).toContain(words)
  })

  it('are odd with a pattern that is no regular expression, or when they are no object', () => {
    expect(ofSchema({ properties: { a: { pattern: '(' } } })).toMatchObject([
      {
        code: 'odd',
        severity: 'warning',
        path: ['tools', 0, 'function', 'parameters', 'properties', 'a', 'pattern'],
      },
    ])
    expect(ofSchema({ type: 'array' })).toMatchObject([{ code: 'odd', severity: 'warning' }])
  })
})

describe('the URL of a tool', () => {
  it.each(['https://x.example', 'HTTP://X.EXAMPLE:81/a?b#c', 'http://203.0.113.7/'])('can be %s', url => {
    expect(findings(tool({ endpoint: { url } }))).toEqual([])
  })

  it.each([
    '',
    'x.example',
    'ftp://x.example',
    'https://',
    'https:///path',
    'https://x example',
    '{{ tunnel }}/t/x',
  ])('cannot be %j when it is sent', url => {
    expect(findings(tool({ endpoint: { url } }))).toMatchObject([
      { code: 'unknown-value', severity: 'error', path: ['tools', 0, 'endpoint', 'url'] },
    ])
  })

  it.each([
    ['http://localhost:3000/find', 'localhost'],
    ['http://LOCALHOST', 'localhost'],
    ['https://user:pass@127.0.0.1/x', '127.0.0.1'],
    ['http://[::1]:8080', '[::1]'],
    ['http://192.168.1.20/x', '192.168.1.20'],
    ['http://172.20.0.1', '172.20.0.1'],
    ['http://10.0.0.3?x', '10.0.0.3'],
    ['http://laptop.local', 'laptop.local'],
    ['http://[fd12::1]/', '[fd12::1]'],
  ])('is marked when only this network can reach it: %s', (url, host) => {
    expect(privateHostOf(url)).toBe(host)
    const [finding, ...more] = findings(tool({ endpoint: { url } }))
    expect(more).toEqual([])
    expect(finding).toMatchObject({ code: 'odd', severity: 'warning', path: ['tools', 0, 'endpoint', 'url'] })
    expect(finding?.message).toContain('{{ tunnel }}/t/<name>')
  })

  it.each([
    'https://localhost.example.com',
    'http://172.32.0.1',
    'http://11.0.0.1',
    'https://x.example/localhost',
    '{{ tunnel }}/t/x',
  ])('is not marked when it is public: %s', url => {
    expect(privateHostOf(url)).toBeNull()
  })
})

describe('the URL of a tool that Hookswitch takes itself', () => {
  it.each(['http://localhost:35423/h/hc1n7e3v/t/find', 'http://127.0.0.1:35423/h/hc1n7e3v/t/find?x=1'])(
    'is not marked when the line is on this machine only: %s',
    url => {
      expect(findings(tool({ endpoint: { url } }))).toEqual([])
    },
  )

  it.each([
    'http://localhost:3000/h/abc/t',
    'http://localhost:3000/t/find',
    'http://localhost:3000/a/h/abc/t/find',
  ])('is another one: %s', url => {
    expect(findings(tool({ endpoint: { url } }))).toMatchObject([{ code: 'odd' }])
  })
})

describe('a tool that is odd though it is accepted', () => {
  it('has the name of another one', () => {
    const found = findings(tool(), tool({ function: { name: 'other' } }), tool())
    expect(found).toMatchObject([
      { code: 'odd', severity: 'warning', path: ['tools', 2, 'function', 'name'] },
    ])
    expect(found[0]?.message).toContain('Two tools are called "find"')
  })

  it('has no name', () => {
    expect(findings(tool({ function: { name: '' } }))).toMatchObject([{ code: 'odd' }])
  })

  it('has a key that looks like a slip of one that would count', () => {
    expect(findings(tool({ function: { paramaters: {} }, endpoint: { header: {} } }))).toMatchObject([
      { code: 'odd', suggestion: 'parameters', path: ['tools', 0, 'function', 'paramaters'] },
      { code: 'odd', suggestion: 'headers', path: ['tools', 0, 'endpoint', 'header'] },
    ])
  })
})
