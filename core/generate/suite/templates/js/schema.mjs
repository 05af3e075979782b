import { isDeepStrictEqual } from 'node:util'
import { isObject, isOfType, lengthOf, valueAt } from './json.mjs'

const notUnderstood = [
  '$dynamicRef',
  '$recursiveRef',
  'dependencies',
  'unevaluatedItems',
  'unevaluatedProperties',
]

const stringFaults = (value, { minLength = 0, maxLength = Infinity, pattern }) => [
  lengthOf(value) < minLength && `is shorter than ${minLength}`,
  lengthOf(value) > maxLength && `is longer than ${maxLength}`,
  pattern !== undefined && !new RegExp(pattern, 'u').test(value) && `does not match ${pattern}`,
]

const numberFaults = (value, { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }) => [
  value < minimum && `is less than ${minimum}`,
  value > maximum && `is more than ${maximum}`,
  value <= exclusiveMinimum && `is not more than ${exclusiveMinimum}`,
  value >= exclusiveMaximum && `is not less than ${exclusiveMaximum}`,
  multipleOf && !Number.isInteger(value / multipleOf) && `is no multiple of ${multipleOf}`,
]

const isTwice = (item, i, list) => list.slice(0, i).some(other => isDeepStrictEqual(item, other))

const listFaults = (value, schema, look, suits) => {
  // In draft-07 the schemas of the first items were called `items`, and that of the others `additionalItems`.
  const isOld = Array.isArray(schema.items)
  const first = (isOld ? schema.items : schema.prefixItems) ?? []
  const others = (isOld ? schema.additionalItems : schema.items) ?? true
  for (const [i, item] of value.entries()) look(item, first[i] ?? others, `/${i}`)
  const { minItems = 0, maxItems = Infinity, contains, minContains = 1, maxContains = Infinity } = schema
  const count = contains === undefined ? 0 : value.filter(item => suits(contains, item)).length
  return [
    value.length < minItems && `has fewer than ${minItems} items`,
    value.length > maxItems && `has more than ${maxItems} items`,
    schema.uniqueItems && value.some(isTwice) && 'has an item twice',
    contains !== undefined &&
      (count < minContains || count > maxContains) &&
      `has ${count} items of "contains"`,
  ]
}

const objectFaults = (value, schema, look) => {
  const {
    properties = {},
    patternProperties = {},
    additionalProperties = true,
    propertyNames = true,
  } = schema
  const has = key => Object.hasOwn(value, key)
  for (const [key, inner] of Object.entries(value)) {
    const patterns = Object.keys(patternProperties).filter(pattern => new RegExp(pattern, 'u').test(key))
    const parts = patterns.map(pattern => patternProperties[pattern])
    if (Object.hasOwn(properties, key)) parts.push(properties[key])
    for (const part of parts.length > 0 ? parts : [additionalProperties]) look(inner, part, `/${key}`)
    look(key, propertyNames, `/${key}`)
  }
  for (const [key, part] of Object.entries(schema.dependentSchemas ?? {})) if (has(key)) look(value, part)
  const dependent = Object.entries(schema.dependentRequired ?? {})
  const required = [...(schema.required ?? []), ...dependent.flatMap(([key, more]) => (has(key) ? more : []))]
  const { minProperties = 0, maxProperties = Infinity } = schema
  return [
    ...required.map(key => !has(key) && `has no ${key}`),
    Object.keys(value).length < minProperties && `has fewer than ${minProperties} keys`,
    Object.keys(value).length > maxProperties && `has more than ${maxProperties} keys`,
  ]
}

const target = (reference, root) => {
  const found = reference.startsWith('#') ? valueAt(root, decodeURIComponent(reference.slice(1))) : undefined
  if (found === undefined) throw new Error(`The schema leads to ${reference}, which is not in it.`)
  return found
}

/** What of a value a JSON Schema (2020-12, or draft-07) does not allow: one sentence each. */
export const schemaFaults = (value, schema, root = schema, place = '') => {
  if (schema === true) return []
  if (schema === false) return [`${place || 'the answer'} is not allowed`]
  const odd = notUnderstood.find(keyword => keyword in schema)
  if (odd) throw new Error(`The schema has "${odd}", which this suite does not understand.`)

  const found = []
  const look = (inner, part, step = '') => found.push(...schemaFaults(inner, part, root, place + step))
  const suits = (part, inner = value) => schemaFaults(inner, part, root).length === 0
  const { $ref, type, allOf = [], anyOf, oneOf, not } = schema
  if ($ref !== undefined) look(value, target($ref, root))
  for (const part of allOf) look(value, part)
  if (schema.if !== undefined) look(value, (suits(schema.if) ? schema.then : schema.else) ?? true)

  const types = type === undefined ? [] : [type].flat()
  const has = keyword => Object.hasOwn(schema, keyword)
  const faults = [
    types.length > 0 && !types.some(name => isOfType[name](value)) && `is no ${types.join(' or ')}`,
    has('enum') &&
      !schema.enum.some(one => isDeepStrictEqual(value, one)) &&
      `is none of ${JSON.stringify(schema.enum)}`,
    has('const') && !isDeepStrictEqual(value, schema.const) && `is not ${JSON.stringify(schema.const)}`,
    anyOf && !anyOf.some(part => suits(part)) && `fits none of ${JSON.stringify(anyOf)}`,
    oneOf &&
      oneOf.filter(part => suits(part)).length !== 1 &&
      `fits not just one of ${JSON.stringify(oneOf)}`,
    not !== undefined && suits(not) && `fits ${JSON.stringify(not)}, which is not allowed`,
  ]
  if (typeof value === 'string') faults.push(...stringFaults(value, schema))
  if (typeof value === 'number') faults.push(...numberFaults(value, schema))
  if (Array.isArray(value)) faults.push(...listFaults(value, schema, look, suits))
  if (isObject(value)) faults.push(...objectFaults(value, schema, look))
  return [...found, ...faults.filter(Boolean).map(fault => `${place || 'the answer'} ${fault}`)]
}
