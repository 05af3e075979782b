import type { z } from 'zod'
import { nearest } from '../near.ts'
import { Matcher, Rule, RuleAction } from './rule.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

const record = (value: unknown): Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>) : {}
const at = (document: unknown, path: Path): unknown =>
  path.reduce(
    (value, step) => (Object.hasOwn(record(value), step) ? record(value)[step] : undefined),
    document,
  )

const meant = (word: unknown, known: readonly string[]): string => {
  const found = typeof word === 'string' ? nearest(word, known) : null
  return found === null ? '' : `, perhaps "${found}"`
}
const kinds = Object.fromEntries(Matcher.options.map(o => [o.shape.match.value, Object.keys(o.shape)]))
const actions = Object.fromEntries(RuleAction.options.map(o => [o.shape.do.value, Object.keys(o.shape)]))

/** `constructor` is a word like any other. */
const keysIn = (table: Readonly<Record<string, readonly string[]>>, word: string): readonly string[] =>
  (Object.hasOwn(table, word) ? table[word] : undefined) ?? []

/** The keys that the object there can have; none where that is not known. */
const keysOf = (object: unknown): readonly string[] => {
  const { match, do: action } = record(object)
  if (typeof match === 'string') return keysIn(kinds, match)
  if (typeof action === 'string') return keysIn(actions, action)
  return Object.keys(Rule.shape)
}

const nouns: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a text',
}
const options = (values: readonly unknown[]): string => {
  const [first, ...others] = values.map(value => JSON.stringify(value)).reverse()
  return others.length === 0 ? `${first}` : `${others.reverse().join(', ')} or ${first}`
}
const amount = (issue: { origin: string }, n: unknown): string => {
  if (issue.origin === 'array') return `${n} ${Number(n) === 1 ? 'entry' : 'entries'}`
  return issue.origin === 'string' ? `${n} ${Number(n) === 1 ? 'character' : 'characters'}` : String(n)
}

const reasonOf = (issue: Issue, found: unknown, parent: unknown): string => {
  switch (issue.code) {
    case 'invalid_type':
      return found === undefined ? 'is missing' : `must be ${nouns[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return found === undefined
        ? 'is missing'
        : `must be ${options(issue.values)}${meant(found, issue.values.map(String))}`
    case 'invalid_union': {
      const known = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
      if (known.length === 0) return 'must be a text, a number, true, false or null'
      return found === undefined ? 'is missing' : `must be ${options(known)}${meant(found, known)}`
    }
    case 'unrecognized_keys':
      return `is unknown here${meant(issue.keys[0], keysOf(parent))}`
    case 'too_small':
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${amount(issue, issue.minimum)}`
    case 'too_big':
      return `must be at most ${amount(issue, issue.maximum)}`
    case 'invalid_format':
      return issue.format === 'url' ? 'must be a URL that begins with http:// or https://' : issue.message
    default:
      return issue.message
  }
}

/** What a schema of rules has against a document, in words for a person that go on after its place. */
export const sayIssue = (
  issue: Issue,
  document: unknown,
): { readonly path: Path; readonly reason: string } => {
  const found = at(document, issue.path)
  if (issue.code !== 'unrecognized_keys')
    return { path: issue.path, reason: reasonOf(issue, found, at(document, issue.path.slice(0, -1))) }
  return { path: [...issue.path, issue.keys[0] ?? ''], reason: reasonOf(issue, undefined, found) }
}
