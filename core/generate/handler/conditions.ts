import { parseJsonPath } from '../../../shared/rules/json-path.ts'
import type { Matcher, Rule } from '../../../shared/rules/rule.ts'
import { plainNumber } from '../../rules/plain-number.ts'
import { inComment } from './names.ts'
import type { Condition, Plain } from './plan.ts'

/** The zone's own spelling, which others than JavaScript know as well; an offset is none that they do. */
const zoneOf = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone

const numbers = (list: readonly string[] = []): readonly string[] => [...new Set(list.map(plainNumber))]

/** Ids come as text or as numbers, and are compared by what they say. */
const said = (value: string | number | boolean | null): Plain =>
  typeof value === 'number' ? String(value) : value

type ShareOf = (experiment: string) => { readonly from: number; readonly until: number }

const conditionOf = (matcher: Matcher, rule: Rule, shareOf: ShareOf): Condition => {
  switch (matcher.match) {
    case 'event':
      return { test: 'isEvent', args: [matcher.is] }
    case 'from':
    case 'to': {
      const test = matcher.match === 'from' ? 'isFrom' : 'isTo'
      return { test, args: [numbers(matcher.is), ...(matcher.prefix ? [numbers(matcher.prefix)] : [])] }
    }
    case 'query':
      return { test: 'hasQuery', args: [matcher.name, ...(matcher.is ? [matcher.is] : [])] }
    case 'header':
      return { test: 'hasHeader', args: [matcher.name.toLowerCase(), ...(matcher.is ? [matcher.is] : [])] }
    case 'body': {
      const path = parseJsonPath(matcher.path)
      const steps = path.ok ? path.steps : []
      return { test: 'hasValue', args: [steps, ...(matcher.is ? [matcher.is.map(said)] : [])] }
    }
    case 'time':
      return {
        test: 'isTime',
        args: [matcher.from, matcher.until, matcher.days ?? [], zoneOf(matcher.zone)],
      }
    case 'every':
      return { test: 'isTurn', args: [rule.id, matcher.nth] }
    case 'share': {
      const { from, until } = shareOf(matcher.experiment)
      return { test: 'inShare', args: [matcher.experiment, from, until] }
    }
    case 'tool':
      return { test: 'isTool', args: [matcher.is] }
  }
}

/**
 * What has to hold for a rule, in the order in which it is asked: what counts turns comes last, so that only what the
 * others take is counted.
 */
export const conditionsOf = (
  rule: Rule,
  shareOf: ShareOf,
): { readonly conditions: readonly Condition[]; readonly notes: readonly string[] } => {
  const has = (...kinds: readonly string[]): boolean => rule.when.some(({ match }) => kinds.includes(match))
  const last = rule.when.filter(({ match }) => match === 'every')
  const ordered = [...rule.when.filter(({ match }) => match !== 'every'), ...last]
  return {
    conditions: [
      ...(has('event', 'tool') ? [] : [{ test: 'isBlocking', args: [] } as const]),
      ...ordered.map(matcher => conditionOf(matcher, rule, shareOf)),
    ],
    notes: has('every')
      ? [`The rule “${inComment(rule.name)}” counts its calls in each process on its own, from its start.`]
      : [],
  }
}
