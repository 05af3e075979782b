import type { Matcher, MatchKind } from '../../../shared/rules/rule.ts'
import { body } from './body.ts'
import { event } from './event.ts'
import { every } from './every.ts'
import { header, query } from './named-value.ts'
import { from, to } from './number.ts'
import { share } from './share.ts'
import type { CompileMatcher, Surroundings, Test } from './test.ts'
import { time } from './time.ts'
import { tool } from './tool.ts'

/** One line a matcher. A missing one fails the build. */
const registry: { readonly [K in MatchKind]: CompileMatcher<K> } = {
  event,
  from,
  to,
  query,
  header,
  body,
  time,
  every,
  share,
  tool,
}

export const compileMatcher = (matcher: Matcher, around: Surroundings): Test =>
  (registry[matcher.match] as CompileMatcher<MatchKind>)(matcher, around)
