import fc from 'fast-check'
import { products } from '../../../../shared/platforms/thunderphone/agent-config.ts'

/** Documents for the differential tests: good configs, with tools and schemas good and bad, and with changes anywhere. */

type Json = Record<string, unknown>

const mostly = <T, U>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: bad })

const word = fc.constantFrom('a', 'city', 'name', 'type', '$ref', '__proto__', 'constructor', '', 'ünï')
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    3,
    1e300,
    '',
    'x',
    'auto',
    'manual',
    'bolt',
    'base',
  ),
  fc.constantFrom<unknown>([], [null], ['a', 'a'], {}, { a: 1 }, { type: 'strng' }),
  fc.string({ maxLength: 6 }),
)
const typeName = fc.constantFrom('string', 'number', 'integer', 'boolean', 'object', 'array', 'null')
const count = fc.constantFrom(0, 1, 7, 64)
const names = fc.uniqueArray(word, { maxLength: 3 })
/** About every fourth of these; JSON leaves out what is undefined. */
const few = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T) =>
  fc.record(
    Object.fromEntries(
      Object.entries(shape).map(([key, value]) => [key, fc.option(value, { nil: undefined, freq: 1 })]),
    ),
    { requiredKeys: [] },
  )

/** A schema of JSON Schema 2020-12 with now and then a keyword that is wrong. */
const { schema } = fc.letrec<{ schema: unknown; object: Json }>(tie => ({
  schema: fc.oneof({ maxDepth: 4 }, fc.boolean(), tie('object')),
  object: few({
    type: mostly(fc.oneof(typeName, fc.uniqueArray(typeName, { minLength: 1, maxLength: 3 })), anything),
    description: mostly(fc.string({ maxLength: 5 }), anything),
    properties: mostly(fc.dictionary(word, tie('schema'), { maxKeys: 3 }), anything),
    required: mostly(names, anything),
    enum: mostly(fc.array(anything, { maxLength: 3 }), anything),
    items: mostly(tie('schema'), anything),
    anyOf: mostly(fc.array(tie('schema'), { minLength: 1, maxLength: 2 }), anything),
    not: mostly(tie('schema'), anything),
    additionalProperties: mostly(tie('schema'), anything),
    minLength: mostly(count, anything),
    maximum: mostly(fc.constantFrom(-1, 0.5, 12), anything),
    multipleOf: mostly(fc.constantFrom(0.5, 2), anything),
    pattern: mostly(fc.constantFrom('^a', '('), anything),
    dependentRequired: mostly(fc.dictionary(word, names, { maxKeys: 2 }), anything),
    $defs: mostly(fc.dictionary(word, tie('schema'), { maxKeys: 2 }), anything),
    $ref: mostly(fc.constantFrom('#/$defs/a', 'https://x.example/s'), anything),
    $anchor: mostly(fc.constant('here'), anything),
    $id: mostly(fc.constantFrom('https://x.example/s', 'https://x.example/s#'), fc.constant('#a#')),
    deprecated: mostly(fc.boolean(), anything),
    'x-note': anything,
  }) as fc.Arbitrary<Json>,
}))

export const anySchema = schema

const url = fc.oneof(
  fc.constantFrom(
    'https://tools.example/find',
    'HTTP://x',
    'http://[::1]:3000/a?b#c',
    'https://u:p@x.example?q=1',
    'http://localhost:3000/x',
  ),
  mostly(
    fc.constant('https://x.example'),
    fc.constantFrom(
      '',
      'x',
      'https://',
      'https:///a',
      'ftp://x',
      'https//x',
      ' https://x',
      'https://x y',
      'http://x\n',
      'file:///etc',
      'https:////x',
      '{{ tunnel }}/t/x',
      'http://é/?\u00a0',
    ),
  ),
)

const tool = fc.record(
  {
    type: mostly(fc.constant('function'), anything),
    function: mostly(
      fc.record(
        {
          name: mostly(word, anything),
          description: mostly(fc.string({ maxLength: 4 }), anything),
          parameters: mostly(schema, anything),
        },
        { requiredKeys: ['name'] },
      ),
      anything,
    ),
    endpoint: mostly(
      fc.record(
        {
          url: mostly(url, anything),
          method: mostly(fc.constantFrom('POST', 'get'), anything),
          headers: mostly(fc.dictionary(word, mostly(fc.string({ maxLength: 4 }), anything)), anything),
        },
        { requiredKeys: ['url'] },
      ),
      anything,
    ),
    note: anything,
  },
  { requiredKeys: ['type', 'function', 'endpoint'] },
)

const config = fc.record(
  {
    prompt: mostly(fc.string({ maxLength: 8 }), anything),
    voice: mostly(fc.constantFrom('en-US-James1', '{{ query.voice }}'), anything),
    voice_name: mostly(fc.constant('v'), anything),
    product: mostly(fc.constantFrom(...products), anything),
    thinking_level: mostly(fc.constantFrom('base', 'extra'), anything),
    background_track: mostly(fc.constantFrom('office', null), anything),
    acknowledgement_prompt_mode: mostly(fc.constantFrom('auto', 'manual'), anything),
    acknowledgement_prompt: mostly(fc.constant('Hm.'), anything),
    tools: mostly(fc.array(tool, { maxLength: 3 }), anything),
  },
  { requiredKeys: ['prompt', 'voice'] },
)

const change = fc.record({
  at: fc.array(fc.nat(), { maxLength: 5 }),
  act: fc.constantFrom('delete', 'replace', 'add'),
  key: fc.constantFrom('prompt', 'Voice', 'firstMessage', '__proto__', 'constructor', 'toString', '', 'x'),
  value: anything,
})

const put = (owner: object, key: string, value: unknown): void => {
  Object.defineProperty(owner, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Walks in by the numbers, and changes what is there. */
const applyChange = (
  document: Json,
  { at, act, key, value }: typeof change extends fc.Arbitrary<infer C> ? C : never,
) => {
  let owner: object = document
  for (const step of at) {
    const inside: object[] = Object.values(owner).filter(v => typeof v === 'object' && v !== null)
    const next = inside[step % Math.max(1, inside.length)]
    if (!next) break
    owner = next
  }
  const own = Object.keys(owner)
  const chosen = own[(at[0] ?? 0) % Math.max(1, own.length)]
  if (act === 'add' && !Array.isArray(owner)) put(owner, key, structuredClone(value))
  else if (chosen === undefined) return
  else if (act === 'delete' && !Array.isArray(owner)) Reflect.deleteProperty(owner, chosen)
  else put(owner, chosen, structuredClone(value))
}

/** An object that is not empty, as JSON.parse gives it. */
export const anyAnswer: fc.Arbitrary<Json> = fc
  .tuple(config, fc.oneof(fc.constant([]), fc.array(change, { minLength: 1, maxLength: 2 })))
  .map(([good, changes]) => {
    const document = JSON.parse(JSON.stringify(good)) as Json
    for (const one of changes) applyChange(document, one)
    return JSON.parse(JSON.stringify(document)) as Json
  })
  .filter(document => Object.keys(document).length > 0)
