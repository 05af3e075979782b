import { z } from 'zod'

/**
 * JSON Schema 2020-12 as a schema: what a function tool's `parameters` have to be. It follows the dialect's own
 * meta-schema (https://json-schema.org/draft/2020-12/schema): unknown keywords are allowed, formats only annotate.
 */

const typeNames = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const
const TypeName = z.enum(typeNames)

const allDiffer = (list: readonly unknown[]): boolean => new Set(list).size === list.length
const differ = { error: 'names the same value twice' }

const count = (what: string) => z.int().min(0).optional().describe(what)
const bound = (what: string) => z.number().optional().describe(what)
const text = (what: string) => z.string().optional().describe(what)
const flag = (what: string) => z.boolean().optional().describe(what)
const names = z.array(z.string()).refine(allDiffer, differ).meta({ uniqueItems: true })

const Inner: z.ZodType = z.lazy(() => z.union([z.boolean(), ToolParameters])).meta({ id: 'schema' })
const inner = (what: string) => Inner.optional().describe(what)
const list = (what: string) => z.array(Inner).min(1).optional().describe(what)
const map = (what: string) => z.record(z.string(), Inner).optional().describe(what)

export const ToolParameters: z.ZodType = z
  .looseObject({
    type: z
      .union([TypeName, z.array(TypeName).min(1).refine(allDiffer, differ).meta({ uniqueItems: true })])
      .optional()
      .describe('The type of the value, or a list of types.'),
    description: text('What the value is for. The model reads this.'),
    properties: map('The arguments by name, each with a schema.'),
    required: names.optional().describe('The names of the arguments that have to be given.'),
    enum: z.array(z.unknown()).optional().describe('The only values that are allowed.'),
    const: z.unknown().optional().describe('The only value that is allowed.'),
    items: inner('The schema of every item of a list.'),
    additionalProperties: inner('The schema of arguments that are not named; false forbids them.'),
    default: z.unknown().optional().describe('What is taken when no value is given.'),
    examples: z.array(z.unknown()).optional().describe('Values that would fit.'),
    title: text('A short name of the value.'),
    format: text('A known form such as date, date-time, email or uri.'),
    pattern: text('A regular expression that a string has to match.'),
    minLength: count('The fewest characters of a string.'),
    maxLength: count('The most characters of a string.'),
    minimum: bound('The least number.'),
    maximum: bound('The greatest number.'),
    exclusiveMinimum: bound('The number has to be greater than this.'),
    exclusiveMaximum: bound('The number has to be less than this.'),
    multipleOf: z.number().gt(0).optional().describe('The number has to be a multiple of this.'),
    minItems: count('The fewest items of a list.'),
    maxItems: count('The most items of a list.'),
    uniqueItems: flag('Whether the items of a list have to differ.'),
    prefixItems: list('The schemas of the first items of a list, one by one.'),
    contains: inner('The schema of at least one item of a list.'),
    minContains: count('How many items have to fit "contains", at least.'),
    maxContains: count('How many items may fit "contains", at most.'),
    minProperties: count('The fewest keys of an object.'),
    maxProperties: count('The most keys of an object.'),
    propertyNames: inner('The schema of the names of all keys.'),
    patternProperties: map('Schemas for keys whose name matches a regular expression.'),
    dependentRequired: z
      .record(z.string(), names)
      .optional()
      .describe('Keys that are required when another one is there.'),
    dependentSchemas: map('Schemas that hold when a key is there.'),
    anyOf: list('At least one of these schemas has to fit.'),
    oneOf: list('Exactly one of these schemas has to fit.'),
    allOf: list('All of these schemas have to fit.'),
    not: inner('A schema that must not fit.'),
    if: inner('When this fits, "then" has to fit, else "else".'),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: inner('What has to fit when "if" does.'),
    else: inner('What has to fit when "if" does not.'),
    unevaluatedItems: inner('The schema of items that no other keyword looked at.'),
    unevaluatedProperties: inner('The schema of keys that no other keyword looked at.'),
    contentEncoding: text('How the string is encoded, such as base64.'),
    contentMediaType: text('What the string holds, as a media type.'),
    contentSchema: inner('The schema of what the string holds.'),
    readOnly: flag('Whether the value is only ever read.'),
    writeOnly: flag('Whether the value is only ever written.'),
    deprecated: flag('Whether the value should not be used any more.'),
    $defs: map('Schemas to be named by "$ref".'),
    $ref: text('A schema from elsewhere, such as "#/$defs/address".'),
    $dynamicRef: text('A schema from elsewhere, found when it is used.'),
    $id: z
      .string()
      .regex(/^[^#]*#?$/)
      .optional()
      .describe('The address of this schema.'),
    $anchor: z
      .string()
      .regex(/^[A-Za-z_][-A-Za-z0-9._]*$/)
      .optional()
      .describe('A name of this schema for "$ref".'),
    $dynamicAnchor: z
      .string()
      .regex(/^[A-Za-z_][-A-Za-z0-9._]*$/)
      .optional()
      .describe('A name of this schema for "$dynamicRef".'),
    $schema: text('The dialect: https://json-schema.org/draft/2020-12/schema.'),
    $vocabulary: z.record(z.string(), z.boolean()).optional().describe('The vocabularies of a meta-schema.'),
    $comment: text('A note to whoever reads this.'),
  })
  .meta({ id: 'parameters' })
