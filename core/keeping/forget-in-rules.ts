import type { Matcher, Rule } from '../../shared/rules/rule.ts'
import type { NumberTrace } from './number-trace.ts'

/** Stands where a number was the only one: it is nobody's, so that nothing is widened to everybody. */
export const nobodysNumber = 'forgotten'

/** A list without the words that name the number; null when none does. */
const withoutNumber = <T>(trace: NumberTrace, words: readonly T[]): T[] | null => {
  const left = words.filter(word => {
    const text = String(word)
    return !(trace.is(text) || trace.isInText(text))
  })
  return left.length === words.length ? null : left
}

interface Rewritten<T> {
  readonly value: T
  /** It named this number alone. */
  readonly isEmptied: boolean
}

const matcherWithout = (trace: NumberTrace, matcher: Matcher): Rewritten<Matcher> => {
  let isEmptied = false
  const list = <T>(words: readonly T[] | undefined): T[] | undefined => {
    const left = words && withoutNumber(trace, words)
    if (!left) return words as T[] | undefined
    if (left.length === 0) isEmptied = true
    return left.length === 0 ? ([nobodysNumber] as T[]) : left
  }
  const written = JSON.parse(JSON.stringify(matcher)) as Record<string, unknown>
  for (const key of ['is', 'prefix'])
    if (Array.isArray(written[key])) written[key] = list(written[key] as unknown[])
  for (const [key, value] of Object.entries(written))
    if (typeof value === 'string' && trace.isInText(value)) {
      // A name or a path that holds it: what it stood for is not asked any more.
      written[key] = trace.takeOut(value) || nobodysNumber
      isEmptied = true
    }
  // Beside a prefix, a list that is empty now can go: what is left is narrower than before.
  if (matcher.match === 'from' || matcher.match === 'to') {
    const [is, prefix] = [written.is, written.prefix] as (unknown[] | undefined)[]
    const isNobody = (words: unknown[] | undefined): boolean => words?.[0] === nobodysNumber
    if (is && prefix && isNobody(is) !== isNobody(prefix)) {
      delete written[isNobody(is) ? 'is' : 'prefix']
      isEmptied = false
    }
  }
  return { value: written as Matcher, isEmptied }
}

/**
 * A rule without a number. One of which a condition has nothing left is switched off and its condition fits nobody: it
 * is never widened. The same rule where the number is not in it.
 */
export const ruleWithout = (trace: NumberTrace, rule: Rule): Rewritten<Rule> => {
  if (!namesNumber(trace, rule)) return { value: rule, isEmptied: false }
  const when = rule.when.map(matcher => matcherWithout(trace, matcher))
  const action = JSON.parse(JSON.stringify(rule.action)) as Record<string, unknown>
  let isEmptied = when.some(matcher => matcher.isEmptied)
  for (const [key, value] of Object.entries(action))
    if (typeof value === 'string' && trace.isInText(value)) {
      action[key] = trace.takeOut(value) || nobodysNumber
      isEmptied = true
    }
  return {
    isEmptied,
    value: {
      id: trace.isInText(rule.id)
        ? trace.takeOut(rule.id).replace(/^[^a-z0-9]+|-+$/g, '') || nobodysNumber
        : rule.id,
      name: trace.takeOut(rule.name).trim() || 'Rule',
      on: rule.on && !isEmptied,
      when: when.map(({ value }) => value),
      action: action as Rule['action'],
    },
  }
}

/** Whether a rule holds the number in any of its words. */
export const namesNumber = (trace: NumberTrace, rule: Rule): boolean => {
  const words = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(words)
    if (typeof value === 'object' && value !== null) return Object.values(value).some(words)
    const text = String(value)
    return trace.is(text) || trace.isInText(text)
  }
  return words(rule)
}
