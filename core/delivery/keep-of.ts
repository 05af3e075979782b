import type { LeftOut } from '../../shared/capture.ts'
import type { Routing } from '../../shared/rules/rule.ts'
import type { PrivacyMode } from '../../shared/state.ts'
import type { Capture } from '../captures/capture-row.ts'
import type { Given } from './given.ts'
import { withoutSpoken } from './without-spoken.ts'

export interface Kept extends Pick<Capture, 'request' | 'response'> {
  readonly leftOut?: LeftOut
}

const notTold = 'it looked at what is not kept here'

/** Without what rules say of that which was taken out of a body: they quote it. */
export const routingWithout = (routing: Routing, spokenKeys: readonly string[]): Routing => {
  const quotes = (text: string): boolean => spokenKeys.some(key => text.includes(key))
  return {
    steps: routing.steps.map(step => (quotes(step.why) ? { ...step, why: notTold } : step)),
    end: quotes(routing.end) ? notTold : routing.end,
  }
}

export interface Arrived {
  readonly request: Capture['request']
  /** The parsed body; null for one that is no JSON. */
  readonly payload: unknown
  /** The keys of the platform's payloads that hold what was said; none for the call of a function tool. */
  readonly spokenKeys: readonly string[]
  readonly given: Given
}

const nothing = Buffer.alloc(0)
const pathOnly = (path: string): string => path.split('?', 1)[0] ?? ''

/** What is kept of a delivery, by its connection's setting. What it is answered and forwarded with is not touched. */
export const keepOf = (privacy: PrivacyMode, { request, payload, spokenKeys, given }: Arrived): Kept => {
  const response = { headers: given.headers, body: given.body }
  const bare = { ...request, path: pathOnly(request.path), headers: [], body: nothing }
  if (privacy === 'metadata')
    return { request: bare, response: { headers: [], body: nothing }, leftOut: 'metadata' }
  // Of a call that is for somebody else only what the list shows is kept.
  if (given.passedOver) return { request: bare, response }
  const body = privacy === 'all' ? request.body : withoutSpoken(request.body, payload, spokenKeys)
  return body === request.body
    ? { request, response }
    : { request: { ...request, body }, response, leftOut: 'transcripts' }
}
