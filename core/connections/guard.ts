import { hostname } from 'node:os'
import type { EndpointEntry } from '../../shared/endpoints.ts'
import type { PlatformFacts } from '../../shared/platforms/facts.ts'
import { Problem } from '../../shared/problem.ts'
import { isBlocking } from '../platforms/adapter.ts'

const mostNamed = 3

const nameOf = ({ label, url, whose, host }: EndpointEntry): string => {
  if (whose === 'in-use' || host === hostname()) return 'another Hookswitch on this machine'
  if (whose === 'colleague' && host !== null) return `Hookswitch on ${host}`
  return `“${label}”${URL.canParse(url) ? ` (${new URL(url).host})` : ''}`
}

/** The active endpoints that are asked for an answer to one of these events as well. Left-behind ones go before this is asked. */
export const conflicting = (
  facts: PlatformFacts,
  events: readonly string[],
  endpoints: readonly EndpointEntry[],
): EndpointEntry[] => {
  const blocking = events.filter(event => isBlocking(facts, event))
  const takesOurs = (taken: readonly string[]) =>
    blocking.some(event => taken.length === 0 || taken.includes(event))
  return endpoints.filter(
    ({ status, events: taken, whose }) =>
      status !== 'disabled' && whose !== 'left-behind' && takesOurs(taken),
  )
}

/** What somebody has to agree to before we answer beside others. */
export const conflictProblem = (facts: PlatformFacts, others: readonly EndpointEntry[]): Problem => {
  const named = others.slice(0, mostNamed).map(nameOf)
  const more = others.length - named.length
  return new Problem('endpoint-conflict', {
    platform: facts.name,
    others: [...named, ...(more > 0 ? [`${more} more`] : [])].join(', '),
    free: Object.keys(facts.events)
      .filter(event => facts.events[event]?.subscribable && !isBlocking(facts, event))
      .join(','),
  })
}
