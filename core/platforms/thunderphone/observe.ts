import type { Observation } from '../adapter.ts'
import { record } from './record.ts'

/** As people read them; two names that differ in case only are one. */
const name = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

interface Agent {
  readonly voice: string | null
  readonly product: string | null
}

const agentOf = (fields: Record<string, unknown>): Agent => ({
  voice: name(fields.voice) ?? name(fields.voice_name),
  product: name(fields.product),
})

type Trait = keyof Agent
const traits = ['voice', 'product'] as const satisfies Trait[]

const list = (words: readonly string[]): string => words.join(' and ')

/**
 * Whether the call was taken by the agent that was returned: `complete` names voice and product of who spoke. What the
 * answer left out is not compared, although the platform has a default for it: nobody promised that for ever.
 */
export const observe = (ended: unknown, answer: unknown): Observation | null => {
  const heard = agentOf(record(record(ended).data))
  const sent = agentOf(record(answer))
  const both = traits.filter(trait => heard[trait] !== null && sent[trait] !== null)
  if (both.length === 0) return null
  const same = (trait: Trait): boolean => heard[trait]?.toLowerCase() === sent[trait]?.toLowerCase()
  const others = both.filter(trait => !same(trait))
  return others.length === 0
    ? {
        kind: 'observed',
        text: `The call's complete event names its ${list(both.map(trait => `${trait} ${heard[trait]}`))}.`,
      }
    : {
        kind: 'contradicted',
        text: `The call's complete event names ${list(
          others.map(trait => `the ${trait} ${heard[trait]} instead of ${sent[trait]}`),
        )}.`,
      }
}

/** Calls that were placed by the platform, or with the dashboard's microphone, have no incoming event. */
export const beganUnasked = (ended: unknown): boolean =>
  ['outbound', 'mic'].includes(String(record(record(ended).data).direction))
