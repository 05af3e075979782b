/** JSON Schema 2020-12 by the dialect's own meta-schema, read from the document and not from the receiver's check. */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Test = (value: unknown) => boolean
const isSchema: Test = value => typeof value === 'boolean' || isRecord(value)
const isString: Test = value => typeof value === 'string'
const isFlag: Test = value => typeof value === 'boolean'
const isNumber: Test = value => Number.isFinite(value)
const isCount: Test = value => Number.isSafeInteger(value) && Number(value) >= 0
const isNames: Test = value =>
  Array.isArray(value) && value.every(isString) && new Set(value).size === value.length
const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']
const isType: Test = value =>
  typeof value === 'string'
    ? types.includes(value)
    : isNames(value) && (value as string[]).length > 0 && (value as string[]).every(t => types.includes(t))
const matches =
  (pattern: RegExp): Test =>
  value =>
    typeof value === 'string' && pattern.test(value)

const words = (list: string): string[] => list.split(' ')
const allOf = (list: string, test: Test): [string, Test][] => words(list).map(word => [word, test])

/** Keywords whose value is one schema, a list of at least one, or schemas by name. */
const single = words(
  'items additionalProperties contains propertyNames not if then else unevaluatedItems unevaluatedProperties contentSchema',
)
const lists = words('allOf anyOf oneOf prefixItems')
const maps = words('properties patternProperties dependentSchemas $defs')

const tests = new Map<string, Test>([
  ...allOf(single.join(' '), isSchema),
  ...allOf(lists.join(' '), v => Array.isArray(v) && v.length > 0 && v.every(isSchema)),
  ...allOf(maps.join(' '), v => isRecord(v) && Object.values(v).every(isSchema)),
  ...allOf(
    'title description format pattern contentEncoding contentMediaType $comment $ref $dynamicRef $schema',
    isString,
  ),
  ...allOf('deprecated readOnly writeOnly uniqueItems', isFlag),
  ...allOf('minimum maximum exclusiveMinimum exclusiveMaximum', isNumber),
  ...allOf(
    'minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties',
    isCount,
  ),
  ...allOf('enum examples', Array.isArray),
  ['multipleOf', v => isNumber(v) && Number(v) > 0],
  ['required', isNames],
  ['type', isType],
  ['dependentRequired', v => isRecord(v) && Object.values(v).every(isNames)],
  ['$vocabulary', v => isRecord(v) && Object.values(v).every(isFlag)],
  ['$id', matches(/^[^#]*#?$/)],
  ...allOf('$anchor $dynamicAnchor', matches(/^[A-Za-z_][-A-Za-z0-9._]*$/)),
])

const schemasIn = (schema: Record<string, unknown>): unknown[] => [
  ...single.map(key => schema[key]),
  ...lists.flatMap(key => schema[key]),
  ...maps.flatMap(key => Object.values((schema[key] as object | undefined) ?? {})),
]

/** The keyword of a schema that does not fit the dialect, or null. Without recursion: it may be nested as deep as it likes. */
export const faultOfSchema = (outermost: Record<string, unknown>): string | null => {
  const left: unknown[] = [outermost]
  while (left.length > 0) {
    const next = left.pop()
    if (!isRecord(next)) continue
    for (const [keyword, value] of Object.entries(next))
      if (tests.get(keyword)?.(value) === false) return keyword
    for (const schema of schemasIn(next)) left.push(schema)
  }
  return null
}
