import { z } from 'zod'
import { ToolParameters } from './tool-parameters.ts'

/**
 * The answer to a ThunderPhone incoming event, as documented: every other top-level key is refused with 400.
 * This one schema drives the completion, hovers and marks in the editor, the check before an answer is swapped in, and
 * the verdict. What spans fields is in `check-config.ts`, and once more for JSON Schema in `answer-schema.ts`.
 */

/** What the documentation says of each product, for the form and the editor. */
export const productMeaning = {
  spark: 'lowest latency, basic reasoning (the default)',
  bolt: 'low latency, improved reasoning',
  'storm-base': 'medium latency, strong reasoning',
  'storm-base-with-ack': 'storm-base with a filler while thinking',
  'storm-extra': 'higher latency, deep reasoning',
  'storm-extra-with-ack': 'storm-extra with a filler while thinking',
} as const
export const levelMeaning = {
  base: 'as storm-base thinks',
  extra: 'deeper, as storm-extra thinks',
} as const
export const modeMeaning = {
  auto: 'the platform chooses the filler',
  manual: 'says what "acknowledgement_prompt" holds',
} as const

const keysOf = <K extends string>(meaning: Record<K, string>): [K, ...K[]] =>
  Object.keys(meaning) as [K, ...K[]]

export const products = keysOf(productMeaning)

/** One of a few words, each with its meaning for completion and hovers. */
const oneOf = <K extends string>(meaning: Record<K, string>) => {
  const described = keysOf(meaning).map(key => meaning[key])
  return z.enum(keysOf(meaning)).meta({ enumDescriptions: described, markdownEnumDescriptions: described })
}

/** Upper and lower case are written out, because a pattern in JSON Schema has no flags. */
const httpUrl = /^[hH][tT][tT][pP][sS]?:\/\/[^\s/?#]+([/?#]\S*)?$/

/** Keys inside a tool that are not listed are tolerated (not documented, our decision), so these objects are loose. */
const Callee = z.looseObject({
  name: z.string().describe('The name by which the model calls the tool. Each tool needs its own.'),
  description: z.string().optional().describe('When to use the tool and what it does. The model reads this.'),
  parameters: ToolParameters.optional().describe(
    'The arguments that the model has to give, as JSON Schema 2020-12. The tool gets them as the whole body of the request.',
  ),
})
const Endpoint = z.looseObject({
  url: z
    .string()
    .regex(httpUrl)
    .describe(
      'Where the call goes: http or https, reachable from the internet. "{{ tunnel }}/t/<name>" leads to Hookswitch.',
    ),
  method: z.string().optional().describe('The HTTP method, POST unless it is named.'),
  headers: z
    .record(z.string(), z.string())
    .optional()
    .describe('Headers that are sent along. The signature is added by the platform.'),
})
export const calleeKeys = Object.keys(Callee.shape)
export const endpointKeys = Object.keys(Endpoint.shape)

const Tool = z.looseObject({
  type: z.literal('function').describe('The kind of tool: "function" is the only one.'),
  function: Callee.describe('What the model sees of the tool.'),
  endpoint: Endpoint.describe(
    'What is called: with the bare arguments as JSON body, signed like a delivery. Its JSON reply goes back to the model.',
  ),
})
export const toolKeys = Object.keys(Tool.shape)

/** A tool that can be filled in. */
export const newTool = {
  type: 'function',
  function: { name: 'new_tool', description: '', parameters: { type: 'object', properties: {} } },
  endpoint: { url: '{{ tunnel }}/t/new_tool' },
}

export const AgentConfig = z.strictObject({
  prompt: z.string().describe('What the agent is told to be and to do. Required.'),
  voice: z
    .string()
    .optional()
    .describe('The id of a voice from `GET /v1/voices`. Required, under this name or as `voice_name`.'),
  voice_name: z.string().optional().describe('Another name for `voice`. One of the two is required.'),
  product: oneOf(productMeaning)
    .optional()
    .describe('How fast and how thoughtful the agent is: `spark` unless another is named.'),
  thinking_level: oneOf(levelMeaning)
    .optional()
    .describe('How deep the agent thinks. On Storm it follows from the product.'),
  background_track: z
    .string()
    .nullable()
    .optional()
    .describe('A sound that plays behind the agent, or null for none.'),
  acknowledgement_prompt_mode: oneOf(modeMeaning)
    .optional()
    .describe('Who writes the filler that is said while thinking. Only "-with-ack" products take it.'),
  acknowledgement_prompt: z
    .string()
    .optional()
    .describe('What is said while thinking. Required when the mode is `manual`.'),
  tools: z
    .array(Tool)
    .optional()
    .describe('Functions that the agent can call while it speaks with the caller.'),
})
export type AgentConfig = z.infer<typeof AgentConfig>

export const configKeys = Object.keys(AgentConfig.shape)

export const takesAcknowledgement = (product: string | undefined): boolean =>
  product?.endsWith('-with-ack') ?? false
