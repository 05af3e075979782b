import type { CompileMatcher } from './test.ts'
import { isOrNot, shown, wanted } from './words.ts'

/** The whole type, or what stands behind its last dots: `incoming` is `telephony.incoming`. */
export const event: CompileMatcher<'event'> = ({ is }) => {
  const types = new Set(is)
  const ends = is.map(word => `.${word}`)
  const holds = (type: string | null): boolean =>
    type !== null && (types.has(type) || ends.some(end => type.endsWith(end)))
  return {
    holds: ({ facts }) => holds(facts.eventType),
    explain: ({ facts }) =>
      facts.eventType === null
        ? 'it names no event'
        : `the event ${isOrNot(holds(facts.eventType), shown(facts.eventType), wanted(is.map(shown), 'events'))}`,
  }
}
