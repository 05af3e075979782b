import { configKeys } from '../../shared/platforms/thunderphone/agent-config.ts'

export interface ToolFields {
  readonly name: string
  readonly description: string
  readonly url: string
  /** Empty where none is named: then it is POST. */
  readonly method: string
  /** Undefined where there are none. */
  readonly headers: unknown
  readonly parameters: unknown
}

/** What the form can show of an answer. A value of an unexpected type is left out here and marked by the check. */
export interface AnswerFields {
  readonly prompt: string
  /** The key that holds the voice: the documented one, unless only its alias is there. */
  readonly voiceKey: 'voice' | 'voice_name'
  readonly voice: string
  readonly product: string
  readonly thinkingLevel: string
  readonly backgroundTrack: string
  readonly acknowledgementMode: string
  readonly acknowledgementPrompt: string
  readonly tools: readonly ToolFields[]
  /** Keys that the form has no field for. They are kept. */
  readonly otherKeys: readonly string[]
}

export type AnswerReading =
  | { readonly kind: 'fields'; readonly fields: AnswerFields }
  | { readonly kind: 'own-agent' }
  | { readonly kind: 'no-object' }
  | { readonly kind: 'not-json' }

type Json = Record<string, unknown>

const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const toolFields = (tool: unknown): ToolFields => {
  const fn = record(record(tool).function)
  const endpoint = record(record(tool).endpoint)
  return {
    name: text(fn.name),
    description: text(fn.description),
    url: text(endpoint.url),
    method: text(endpoint.method),
    headers: endpoint.headers,
    parameters: fn.parameters,
  }
}

const fieldsOf = (value: Json): AnswerFields => ({
  prompt: text(value.prompt),
  voiceKey: value.voice === undefined && value.voice_name !== undefined ? 'voice_name' : 'voice',
  voice: text(value.voice ?? value.voice_name),
  product: text(value.product),
  thinkingLevel: text(value.thinking_level),
  backgroundTrack: text(value.background_track),
  acknowledgementMode: text(value.acknowledgement_prompt_mode),
  acknowledgementPrompt: text(value.acknowledgement_prompt),
  tools: Array.isArray(value.tools) ? value.tools.map(toolFields) : [],
  otherKeys: Object.keys(value).filter(key => !configKeys.includes(key)),
})

/** Reads an answer for the form. */
export const readAnswer = (source: string): AnswerReading => {
  if (source.trim() === '') return { kind: 'own-agent' }
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch {
    return { kind: 'not-json' }
  }
  if (value === null) return { kind: 'own-agent' }
  if (typeof value !== 'object' || Array.isArray(value)) return { kind: 'no-object' }
  if (Object.keys(value).length === 0) return { kind: 'own-agent' }
  return { kind: 'fields', fields: fieldsOf(value as Json) }
}
