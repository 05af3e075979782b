import type { CompileMatcher } from './test.ts'
import { isOrNot, shown, wanted } from './words.ts'

/** The whole type, or what stands behind its last dots: `incoming` is `telephony.incoming`. */
export const event: CompileMatcher<'event'> = ({ is }) => {
  const types = new Set(is)
  const longest = Math.max(...is.map(({ length }) => length))
  const words = wanted(is, 'events', shown)
  const holds = (type: string | null): boolean => {
    if (type === null) return false
    if (types.has(type)) return true
    // Behind each dot from the end, and no further than a word can reach: the type is as long as its sender likes.
    const nearest = Math.max(0, type.length - longest - 1)
    for (let dot = type.lastIndexOf('.'); dot >= nearest; dot = type.lastIndexOf('.', dot - 1)) {
      if (types.has(type.slice(dot + 1))) return true
      if (dot === 0) break
    }
    return false
  }
  return {
    holds: ({ facts }) => holds(facts.eventType),
    explain: ({ facts }) =>
      facts.eventType === null
        ? 'it names no event'
        : `the event ${isOrNot(holds(facts.eventType), shown(facts.eventType), words)}`,
  }
}
