import { z } from 'zod'

/** The types that a place of a payload may have, and what is below it. */
export interface Shape {
  /** JSON types; `number` takes integers as well. Empty: any. */
  readonly types: readonly string[]
  /** Of an object; null where the documents leave room for anything. */
  readonly fields: ReadonlyMap<string, Shape> | null
  /** Others may be beside the fields. */
  readonly open: boolean
  /** Of an array. */
  readonly items: Shape | null
}

/** As much of JSON Schema as our payloads use. */
const Schema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
})

const join = (shapes: readonly Shape[]): Shape => ({
  types: shapes.flatMap(({ types }) => types),
  fields: shapes.find(({ fields }) => fields)?.fields ?? null,
  open: shapes.some(({ open }) => open),
  items: shapes.find(({ items }) => items)?.items ?? null,
})

const fromSchema = (value: unknown): Shape => {
  const { type, properties, additionalProperties, items, anyOf } = Schema.parse(value)
  if (anyOf) return join(anyOf.map(fromSchema))
  return {
    types: type === undefined ? [] : [type].flat(),
    fields:
      properties === undefined
        ? null
        : new Map(Object.entries(properties).map(([name, inner]) => [name, fromSchema(inner)])),
    open: additionalProperties !== false,
    items: items === undefined ? null : fromSchema(items),
  }
}

/** A documented payload as plain data, out of its schema. */
export const shapeOf = (schema: z.ZodType): Shape => fromSchema(z.toJSONSchema(schema, { io: 'output' }))
