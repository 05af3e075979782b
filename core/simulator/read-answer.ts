import type { PracticeResult } from '../../shared/contract.ts'
import { faultOfTools, isRecord, type ReturnedTool, returnedTools } from './read-tools.ts'
import { voices } from './voices.ts'

/** The two keys of a config that a later `complete` event repeats. */
export interface ReturnedAgent {
  readonly voice: string
  readonly product: string
}

export interface Reading {
  readonly reached: PracticeResult['reached']
  readonly result: PracticeResult['result']
  /** One sentence: who the caller gets, and why. */
  readonly text: string
  readonly agent: ReturnedAgent | null
  /** The function tools of that agent, which are called while the caller talks with it. */
  readonly tools: readonly ReturnedTool[]
}

type Check = (value: unknown) => string | null

const isString: Check = value => (typeof value === 'string' ? null : 'must be a string')
const oneOf =
  (...values: readonly string[]): Check =>
  value =>
    typeof value === 'string' && values.includes(value) ? null : `must be one of ${values.join(', ')}`

/** The documented keys of an answer. Every other key at the top level is rejected with 400. */
const keys: ReadonlyMap<string, Check> = new Map([
  ['prompt', isString],
  ['voice', isString],
  ['voice_name', isString],
  [
    'product',
    oneOf('spark', 'bolt', 'storm-base', 'storm-base-with-ack', 'storm-extra', 'storm-extra-with-ack'),
  ],
  ['thinking_level', oneOf('base', 'extra')],
  [
    'background_track',
    value => (value === null || typeof value === 'string' ? null : 'must be a string or null'),
  ],
  ['acknowledgement_prompt_mode', oneOf('auto', 'manual')],
  ['acknowledgement_prompt', isString],
  ['tools', faultOfTools],
])

const shorten = (word: string): string => JSON.stringify(word.length > 60 ? `${word.slice(0, 60)}…` : word)

const faultOfKeys = (config: Record<string, unknown>): string | null => {
  const unknown = Object.keys(config).filter(key => !keys.has(key))
  if (unknown.length === 0) return null
  const named = unknown.slice(0, 3).map(shorten).join(', ')
  const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : ''
  return `The answer has the key${unknown.length > 1 ? 's' : ''} ${named}${more}, which ThunderPhone rejects`
}

const faultOfFields = (config: Record<string, unknown>): string | null => {
  if (config.prompt === undefined) return 'The answer has no "prompt", which is required'
  if (config.voice === undefined && config.voice_name === undefined)
    return 'The answer has no "voice", which is required'
  for (const [key, check] of keys) {
    const fault = config[key] === undefined ? null : check(config[key])
    if (fault) return `"${key}" in the answer ${fault}`
  }
  if (config.acknowledgement_prompt_mode === 'manual' && config.acknowledgement_prompt === undefined)
    return 'The answer has no "acknowledgement_prompt", which is required when the mode is manual'
  return null
}

const ownAgent = (reason: string, result: Reading['result'] = 'fallback'): Reading => ({
  reached: 'own-agent',
  result,
  text: `${reason}: the caller reaches the number's own agent.`,
  agent: null,
  tools: [],
})

const returnedAgent = (config: Record<string, unknown>): Reading => {
  const voice = String(config.voice ?? config.voice_name)
  const product = String(config.product ?? 'spark')
  const listed = voices.some(({ id }) => id === voice)
  const doubt = listed ? '' : ', although the list of voices does not have it'
  return {
    reached: 'config',
    result: 'used',
    text: `The caller reaches the returned agent, with the voice ${voice} on ${product}${doubt}.`,
    agent: { voice, product },
    tools: returnedTools(config.tools),
  }
}

const faultOfStatus = (status: number): string => {
  if (status === 401) return 'The receiver answered 401, which is also what a wrong secret looks like'
  if (status >= 300 && status < 400) return `The receiver answered ${status}, and redirects are not followed`
  return `The receiver answered ${status}`
}

const parse = (body: Uint8Array): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)) }
  } catch {
    return null
  }
}

/**
 * Reads the answer to a blocking event as the documents say, without sharing a line with the receiver's own check: the
 * two are compared with each other in tests. The answer came in time.
 * @param status HTTP status of the answer
 * @param body its whole body, in bytes
 */
export const readAnswer = (status: number, body: Uint8Array): Reading => {
  if (status < 200 || status > 299) return ownAgent(faultOfStatus(status))
  if (status === 204 || body.length === 0) return ownAgent('The answer has no body')
  const parsed = parse(body)
  if (!parsed) return ownAgent('The answer is not JSON')
  const { value } = parsed
  if (value === null) return ownAgent('The answer is null')
  if (!isRecord(value)) return ownAgent('The answer is JSON, but no object')
  if (Object.keys(value).length === 0) return ownAgent('The answer is {}')
  const fault = faultOfKeys(value) ?? faultOfFields(value)
  return fault ? ownAgent(fault, 'rejected') : returnedAgent(value)
}
