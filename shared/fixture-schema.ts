import { z } from 'zod'
import { Fixture } from './fixture.ts'

/** A name, and no address: nothing is fetched from there. */
const schemaId = 'https://hookswitch.invalid/fixture.schema.json'

const about: Readonly<Record<string, string>> = {
  '': 'One capture of a voice-AI webhook as a file: what came, what was answered, and what a handler has to do. Fields that are not described here are kept.',
  '/format': 'Always this word.',
  '/version': 'Of the format. A newer one is refused by a program that does not know it.',
  '/id': 'Of the capture.',
  '/platform': 'The platform that sent it.',
  '/eventType': 'As the platform names it; null where it has none.',
  '/capturedAt': 'When it arrived, in UTC.',
  '/request': 'The delivery. Its bytes rule over its text.',
  '/request/method': 'Of HTTP.',
  '/request/path': "What follows the endpoint's own path: nothing, or /t/ and the name of a function tool.",
  '/request/query': 'Without its question mark; empty where there is none.',
  '/request/headers':
    'Header lines in their order, each a pair of name and value; names as they were written, duplicates kept.',
  '/request/bodyBase64': 'The bytes of the body: what is sent.',
  '/request/bodyText': 'The same as text, for readers; null where the bytes are no UTF-8.',
  '/request/sha256': 'Of the bytes of the body, in lower-case hex.',
  '/signature': 'How the delivery is signed.',
  '/signature/scheme': 'Whose scheme the signature follows.',
  '/signature/signedWith':
    'fixture: with the published fixture secret; removed: it has none that could be checked.',
  '/response': 'What was answered at that time.',
  '/response/status': 'Of HTTP; null when nothing could be sent.',
  '/response/headers': 'As those of the delivery.',
  '/response/body': 'Null where it is no text.',
  '/response/source': 'Who gave the answer.',
  '/response/revision': 'Of the answer, where it has one.',
  '/timing': 'In milliseconds.',
  '/timing/localMs':
    'From the first byte of the delivery to the last of the answer, on the machine that gave it.',
  '/timing/limitMs': 'How long the platform waits; null where it has no limit.',
  '/verdict': 'What the platform should have done with the answer.',
  '/redactions': 'What was replaced.',
  '/expect': 'What whoever answers it has to do; what is left out is not asked of them.',
  '/expect/status': 'Of HTTP.',
  '/expect/maxMs': 'Milliseconds within which the answer has to be there.',
  '/expect/verdict': 'What the platform should do with the answer.',
  '/expect/schema': 'platform: what the platform takes; or a JSON Schema of the answer.',
  '/expect/json':
    'By JSON pointer into the answer: the value that stands there, or a matcher such as {"$type": "string"}.',
}

type Schema = Record<string, unknown> & { properties?: Record<string, Schema> }

const described = (schema: Schema, place = ''): Schema => {
  const text = about[place]
  const { properties, ...given } = schema
  // What no validator knows; the pattern beside it says the same.
  const rest = Object.fromEntries(
    Object.entries(given).filter(([key, value]) => key !== 'format' || value !== 'base64'),
  )
  return {
    ...(text === undefined ? {} : { description: text }),
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => [name, described(inner, `${place}/${name}`)]),
      ),
    }),
  }
}

/** The published JSON Schema of a fixture, as it stands in `fixture.schema.json`. */
export const fixtureSchemaText = (): string => {
  const { $schema, ...schema } = z.toJSONSchema(Fixture, { target: 'draft-2020-12', io: 'input' })
  const whole = { $schema, $id: schemaId, title: 'Hookswitch fixture', ...described(schema as Schema) }
  return `${JSON.stringify(whole, null, 2)}\n`
}
