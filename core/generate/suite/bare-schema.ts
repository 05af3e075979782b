type Json = Readonly<Record<string, unknown>>

/** What only editors and readers use. */
const words = new Set([
  ...['title', 'description', 'markdownDescription', 'examples', 'default', '$schema', '$comment'],
  ...['enumDescriptions', 'markdownEnumDescriptions', 'defaultSnippets', 'doNotSuggest'],
])
/** Their values hold schemas by names that anybody chose. */
const named = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'])
/** Their values are data, whatever they look like. */
const plain = new Set(['const', 'enum', 'required', 'dependentRequired'])

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const bareValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bareValue)
  return isObject(value) ? bareSchema(value) : value
}

const bareNamed = (schemas: Json): Json =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bareValue(schema)]))

/** The same rules without the words around them. */
export const bareSchema = (schema: Json): Json =>
  Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !words.has(keyword))
      .map(([keyword, value]) => {
        if (plain.has(keyword)) return [keyword, value]
        return [keyword, named.has(keyword) && isObject(value) ? bareNamed(value) : bareValue(value)]
      }),
  )
