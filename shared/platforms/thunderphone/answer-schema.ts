import { z } from 'zod'
import { AgentConfig, newTool } from './agent-config.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** The rules that span fields, which the schema of the single fields cannot say. */
const acrossFields = {
  anyOf: [{ required: ['voice'] }, { required: ['voice_name'] }],
  if: {
    properties: { acknowledgement_prompt_mode: { const: 'manual' } },
    required: ['acknowledgement_prompt_mode'],
  },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ['acknowledgement_prompt'] },
}

const snippets = [
  { label: 'A function tool', description: 'With a name, arguments and a URL to fill in.', body: newTool },
]

const make = (): JsonSchema => {
  const schema: JsonSchema = z.toJSONSchema(AgentConfig, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === AgentConfig.shape.tools.unwrap().element) jsonSchema.defaultSnippets = snippets
    },
  })
  return { title: 'ThunderPhone agent config', ...schema, ...acrossFields }
}

let made: JsonSchema | null = null

/** What an answer has to be, as JSON Schema 2020-12, with the documented meanings. It is made when it is first asked for. */
export const answerSchema = (): JsonSchema => {
  made ??= make()
  return made
}
