import { isRecord } from './read-tools.ts'

const deepest = 5

const firstType = (type: unknown): unknown => (Array.isArray(type) ? type[0] : type)

const ofString = (schema: Record<string, unknown>): string => {
  if (schema.format === 'date') return '2031-05-14'
  if (schema.format === 'date-time') return '2031-05-14T15:00:00Z'
  if (schema.format === 'email') return 'ada.okafor@example.com'
  return 'Okafor'
}

const sample = (schema: unknown, depth: number): unknown => {
  if (!isRecord(schema) || depth > deepest) return null
  for (const key of ['const', 'default']) if (schema[key] !== undefined) return schema[key]
  for (const key of ['examples', 'enum']) {
    const list = schema[key]
    if (Array.isArray(list) && list.length > 0) return list[0]
  }
  switch (firstType(schema.type)) {
    case 'string':
      return ofString(schema)
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 2
    case 'boolean':
      return true
    case 'array':
      return [sample(schema.items, depth + 1)]
    case 'object':
      return sampleArguments(schema, depth + 1)
    default:
      return isRecord(schema.properties) ? sampleArguments(schema, depth + 1) : null
  }
}

/** Arguments that a model might give a tool: each property of its `parameters` with a value of its type. */
export const sampleArguments = (parameters: unknown, depth = 0): Record<string, unknown> => {
  if (!isRecord(parameters) || !isRecord(parameters.properties)) return {}
  return Object.fromEntries(
    Object.entries(parameters.properties)
      .slice(0, 100)
      .map(([name, schema]) => [name, sample(schema, depth)]),
  )
}
