import { z } from 'zod'

/**
 * The answer to a ThunderPhone incoming event, as documented: every other top-level key is refused with 400.
 * This one schema drives the marks in the editor, the check before an answer is swapped in, and the verdict.
 */

export const products = [
  'spark',
  'bolt',
  'storm-base',
  'storm-base-with-ack',
  'storm-extra',
  'storm-extra-with-ack',
] as const

/** What the documentation says of each product, for the form. */
export const productMeaning: Record<(typeof products)[number], string> = {
  spark: 'lowest latency, basic reasoning (the default)',
  bolt: 'low latency, improved reasoning',
  'storm-base': 'medium latency, strong reasoning',
  'storm-base-with-ack': 'storm-base with a filler while thinking',
  'storm-extra': 'higher latency, deep reasoning',
  'storm-extra-with-ack': 'storm-extra with a filler while thinking',
}

/** Keys inside a tool that are not listed are tolerated (not documented, our decision), so these objects are loose. */
const Tool = z.looseObject({
  type: z.literal('function'),
  function: z.looseObject({
    name: z.string(),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
  }),
  endpoint: z.looseObject({
    url: z.string(),
    method: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
})

export const AgentConfig = z.strictObject({
  prompt: z.string(),
  voice: z.string().optional(),
  /** An alias of `voice`; one of the two is required. */
  voice_name: z.string().optional(),
  product: z.enum(products).optional(),
  thinking_level: z.enum(['base', 'extra']).optional(),
  background_track: z.string().nullable().optional(),
  acknowledgement_prompt_mode: z.enum(['auto', 'manual']).optional(),
  acknowledgement_prompt: z.string().optional(),
  tools: z.array(Tool).optional(),
})
export type AgentConfig = z.infer<typeof AgentConfig>

export const configKeys = Object.keys(AgentConfig.shape)

export const takesAcknowledgement = (product: string | undefined): boolean =>
  product?.endsWith('-with-ack') ?? false
