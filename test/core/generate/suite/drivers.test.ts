import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { driverOf, runners } from '../../../../core/generate/suite/runners.ts'
import { suiteText } from '../../../../core/generate/suite/suite-data.ts'
import { python } from '../../../support/suite-run.ts'
import { tempFolder } from '../../../support/temp-folder.ts'

const templates = new URL('../../../../core/generate/suite/templates/', import.meta.url)
const { fits, valueAt } = await import(new URL('js/json.mjs', templates).href)
const { schemaFaults } = await import(new URL('js/schema.mjs', templates).href)

/** What a matcher or a value says of what a pointer leads to: `[answer, pointer, wanted, fits]`. */
const answer = {
  voice: 'en-US-Emma2',
  'a/b': { '~': [10, 2.5, true, null] },
  tools: [{ name: 'book' }],
  '': 'nothing',
}
const expectations: readonly (readonly [pointer: string, wanted: unknown, isFit: boolean])[] = [
  ['/voice', 'en-US-Emma2', true],
  ['/voice', 'Emma', false],
  ['/', 'nothing', true],
  ['/a~1b/~0/0', 10, true],
  ['/a~1b/~0/0', 10.0, true],
  ['/a~1b/~0/00', 10, false],
  ['/a~1b/~0/-1', { $exists: false }, true],
  ['/a~1b/~0/4', { $exists: true }, false],
  ['/a~1b/~0/2', 1, false],
  ['/a~1b/~0/2', true, true],
  ['/a~1b/~0/3', null, true],
  ['/none', null, false],
  ['/none', { $type: 'null' }, false],
  ['/none', { $length: 0 }, false],
  ['/tools', [{ name: 'book' }], true],
  ['/tools', [{ name: 'book', more: 1 }], false],
  ['/tools', { $contains: { name: 'book' } }, true],
  ['/tools', { $length: 1 }, true],
  ['/tools/0', { $length: 1 }, false],
  ['/tools/0', {}, false],
  ['/a~1b/~0', { $contains: 1 }, false],
  ['/voice', { $contains: 'Emma' }, true],
  ['/voice', { $matches: '^en-[A-Z]{2}-\\w+\\d$' }, true],
  ['/voice', { $matches: 'emma' }, false],
  ['/voice', { $length: 11 }, true],
  ['/voice', { $oneOf: ['a', 'en-US-Emma2'] }, true],
  ['/a~1b/~0/2', { $oneOf: [1, 0] }, false],
  ['/a~1b/~0/1', { $min: 2, $max: 3 }, true],
  ['/a~1b/~0/1', { $min: 2, $max: 2 }, false],
  ['/a~1b/~0/2', { $min: 0 }, false],
  ['/a~1b/~0/1', { $type: 'integer' }, false],
  ['/a~1b/~0/0', { $type: 'integer' }, true],
  ['/a~1b/~0/2', { $type: 'number' }, false],
  ['', { $type: 'object' }, true],
]

const { answerSchema } = JSON.parse(suiteText(['thunderphone'], { fixtures: '.', copied: {} })).platforms
  .thunderphone
const good = { prompt: 'Hello.', voice: 'en-US-Emma2' }
const tool = (change: object) => ({
  type: 'function',
  function: { name: 'book', parameters: { type: 'object', properties: { day: { type: 'string' } } } },
  endpoint: { url: 'https://example.com/book' },
  ...change,
})

/** Held against an independent reading of JSON Schema, Ajv's. */
const documents: readonly (readonly [schema: unknown, value: unknown])[] = [
  ...[
    good,
    {},
    null,
    [],
    'text',
    { ...good, voice: 7 },
    { prompt: 'Hello.', voice_name: 'x' },
    { ...good, unknown: 1 },
    { ...good, product: 'bolt' },
    { ...good, product: 'bold' },
    { ...good, background_track: null },
    { ...good, acknowledgement_prompt_mode: 'manual' },
    { ...good, acknowledgement_prompt_mode: 'manual', acknowledgement_prompt: 'One moment.' },
    { ...good, tools: [tool({})] },
    { ...good, tools: [tool({ type: 'other' })] },
    { ...good, tools: [tool({ endpoint: { url: 'ftp://example.com' } })] },
    {
      ...good,
      tools: [tool({ function: { name: 'x', parameters: { properties: { a: { type: 'strin' } } } } })],
    },
    { ...good, tools: [tool({ function: { name: 'x', parameters: { required: ['a', 'a'] } } })] },
    { ...good, tools: [tool({ function: { name: 'x', parameters: { minLength: -1 } } })] },
  ].map(value => [answerSchema, value] as const),
  ...['', 'é', 'ab', 'abc', '2\n'].flatMap(value => [
    [{ minLength: 1, maxLength: 2, pattern: '^[^0-9]*$' }, value] as const,
    [{ pattern: '^\\d$' }, value] as const,
  ]),
  ...[-1, 0, 0.5, 2, 3, true].flatMap(value => [
    [{ minimum: 0, exclusiveMaximum: 3 }, value] as const,
    [{ exclusiveMinimum: 0, maximum: 2 }, value] as const,
    [{ multipleOf: 0.25, type: 'number' }, value] as const,
    [{ enum: [1, 2, 'a'] }, value] as const,
    [{ const: 1 }, value] as const,
    [{ type: ['integer', 'null'] }, value] as const,
  ]),
  ...[[], [1], [1, 1], [1, true], [1, 'a', {}]].flatMap(value => [
    [{ prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false }, value] as const,
    [{ items: { type: 'integer' }, minItems: 1, maxItems: 2, uniqueItems: true }, value] as const,
    [{ contains: { type: 'integer' }, maxContains: 1 }, value] as const,
    [{ contains: { const: 7 }, minContains: 0 }, value] as const,
  ]),
  ...[{}, { a: 1 }, { b: 1 }, { a: 1, b: 'x' }, { xa: 1, xb: 'x' }].flatMap(value => [
    [
      { required: ['a'], additionalProperties: false, properties: { a: true, b: { type: 'string' } } },
      value,
    ] as const,
    [{ patternProperties: { '^x': { type: 'integer' } }, propertyNames: { maxLength: 2 } }, value] as const,
    [{ dependentRequired: { b: ['a'] }, minProperties: 1, maxProperties: 1 }, value] as const,
    [{ dependentSchemas: { b: { required: ['a'] } } }, value] as const,
    [{ anyOf: [{ required: ['a'] }, { required: ['b'] }], not: { required: ['xa'] } }, value] as const,
    [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, value] as const,
    [
      { allOf: [{ $ref: '#/$defs/one' }], $defs: { one: { if: { required: ['a'] }, else: false } } },
      value,
    ] as const,
  ]),
]

/** The same questions to the Python of the generated suite: one process for all of them. */
const asPython = () => {
  const folder = fileURLToPath(new URL('py/', templates))
  const script = join(tempFolder(), 'ask.py')
  writeFileSync(
    script,
    `import importlib, json, sys, types
package = types.ModuleType("driver")
package.__path__ = [sys.argv[1]]
sys.modules["driver"] = package
values, schema = importlib.import_module("driver.json_values"), importlib.import_module("driver.schema")
asked = json.load(sys.stdin)
fits = [values.fits(values.value_at(asked["answer"], pointer), wanted) for pointer, wanted, _ in asked["expectations"]]
faults = [schema.schema_faults(value, one) for one, value in asked["documents"]]
json.dump({"fits": fits, "faults": faults}, sys.stdout)
`,
  )
  const input = JSON.stringify({ answer, expectations, documents })
  const { status, stdout, stderr } = spawnSync(python ?? 'python3', ['-B', script, folder], {
    input,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  return JSON.parse(stdout) as { fits: boolean[]; faults: string[][] }
}

const ajv = new Ajv2020({ strict: false })

/** Those of which something else is said than Ajv says, with that. */
const unlikeAjv = (faultsOf: (schema: unknown, value: unknown, i: number) => readonly string[]) =>
  documents
    .map(([schema, value], i) => ({ schema, value, faults: faultsOf(schema, value, i) }))
    .filter(({ schema, value, faults }) => (faults.length === 0) !== ajv.validate(schema as object, value))

describe('the checks of a generated suite', () => {
  it.each(expectations)('say of %s and %j: %s', (pointer, wanted, isFit) => {
    expect(fits(valueAt(answer, pointer), wanted)).toBe(isFit)
  })

  it('read JSON Schema as Ajv does', () => {
    expect(unlikeAjv((schema, value) => schemaFaults(value, schema))).toEqual([])
  })

  it('name the place and the reason', () => {
    expect(schemaFaults({ ...good, voice: 7, x: 1 }, answerSchema)).toEqual([
      '/voice is no string',
      '/x is not allowed',
    ])
    expect(() => schemaFaults({}, { unevaluatedProperties: false })).toThrow('"unevaluatedProperties"')
    expect(() => schemaFaults({}, { $ref: 'other.json' })).toThrow('other.json')
    expect(() => valueAt({}, 'voice')).toThrow('"voice" is no JSON pointer')
    expect(() => fits('', { $like: 'a' })).toThrow('no matcher $like')
  })

  it.runIf(python)('are the same in Python', () => {
    const said = asPython()
    expect(said.fits).toEqual(expectations.map(([, , isFit]) => isFit))
    expect(unlikeAjv((_schema, _value, i) => said.faults[i] ?? [])).toEqual([])
  })
})

describe('a driver', () => {
  it.each(Object.keys(runners) as (keyof typeof runners)[])(
    'for %s names nothing but its runner and what comes with the language',
    runner => {
      const text = driverOf(runner)
      const asked = [...text.matchAll(/(?:from |require\()'([^']+)'/g)].map(([, name]) => name)
      expect(asked.filter(name => !name?.startsWith('node:') && name !== 'vitest')).toEqual([])
      expect(text).not.toMatch(/^(export|from \.)/m)
      expect(text).toContain(`${runners[runner].command} ${runners[runner].file}`)
    },
  )
})
