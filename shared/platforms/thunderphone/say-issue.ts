import type { z } from 'zod'
import type { Finding } from '../../finding.ts'
import { nearest } from '../../near.ts'
import { configKeys } from './agent-config.ts'

type Path = readonly (string | number)[]
type Issue = z.core.$ZodIssue

/** Keys that other platforms or the agent's own settings use, and what to do instead (documented as not accepted here). */
const elsewhere: Record<string, string> = {
  max_hold_seconds: 'set it on the agent in ThunderPhone, it is not accepted in an answer',
  speak_order: 'set it on the agent in ThunderPhone, it is not accepted in an answer',
  firstMessage: 'ThunderPhone has no such key; say it in the prompt',
  first_message: 'ThunderPhone has no such key; say it in the prompt',
}

const longestKey = 60
const mostSteps = 10

export const shorten = (key: string): string =>
  key.length > longestKey ? `${key.slice(0, longestKey)}…` : key

const steps = (path: Path): string =>
  path.map((p, i) => (typeof p === 'number' ? `[${p}]` : `${i ? '.' : ''}${shorten(p)}`)).join('')

/** A place in words a person can find again: `tools[0].function.name`; of a deep one both ends. */
export const nameOf = (path: Path): string =>
  path.length > mostSteps ? `${steps(path.slice(0, 4))} … ${steps(path.slice(-4))}` : steps(path)

const known = (list: readonly string[]): string => list.map(v => `"${v}"`).join(', ')

export const typeOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`

export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], value)

const unknownKey = (path: Path, key: string): Finding => {
  const instead = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined
  const suggestion = instead ? null : nearest(key, configKeys)
  const hint =
    instead ?? (suggestion ? `did you mean "${suggestion}"?` : `known keys are ${known(configKeys)}`)
  return {
    path: [...path, key],
    code: 'unknown-key',
    severity: 'error',
    message: `Unknown key "${shorten(key)}": ${hint}`,
    ...(suggestion ? { suggestion } : {}),
  }
}

const unknownValue = (path: Path, value: unknown, values: readonly string[]): Finding => {
  const suggestion = typeof value === 'string' ? nearest(value, values) : null
  const hint = suggestion ? `Did you mean "${suggestion}"?` : `It can be ${known(values)}.`
  return {
    path,
    code: typeof value === 'string' ? 'unknown-value' : 'wrong-type',
    severity: 'error',
    message: `"${nameOf(path)}" has an unknown value. ${hint}`,
    ...(suggestion ? { suggestion } : {}),
    ...(typeof value === 'string' ? { choices: values } : {}),
  }
}

const expectedTypes: Record<string, string> = {
  array: 'a list',
  object: 'an object',
  record: 'an object',
  int: 'a whole number',
}

const wrongType = (path: Path, value: unknown, expected: string): Finding => {
  const list = Array.isArray(value) && path.at(-1) === 'items'
  const hint = list ? ' A list of schemas is called "prefixItems".' : ''
  const found = typeof value === 'number' && expected === 'a whole number' ? `${value}` : typeOf(value)
  const message = `"${nameOf(path)}" must be ${expected}, not ${found}.${hint}`
  return { path, code: 'wrong-type', severity: 'error', message }
}

const unfit = (path: Path, what: string): Finding => ({
  path,
  code: 'unknown-value',
  severity: 'error',
  message: `"${nameOf(path)}" ${what}.`,
})

/** How far the reading of a union that fails at its root is from what was meant; 0 is one that failed deeper inside. */
const distance = (issues: readonly Issue[]): number =>
  Math.max(
    ...issues.map(({ code, path }) =>
      path.length > 0 ? 0 : code === 'invalid_type' ? 3 : code === 'invalid_value' ? 2 : 1,
    ),
  )

const fromUnion = (path: Path, readings: readonly (readonly Issue[])[], root: unknown): Finding[] => {
  const [best] = [...readings].sort((a, b) => distance(a) - distance(b))
  if (!best || distance(best) === 3) return [wrongType(path, at(root, path), 'an object, or true or false')]
  return best.flatMap(issue => fromIssue({ ...issue, path: [...path, ...issue.path] }, root))
}

/** What the schema found, in words, with its place and what was probably meant. */
export const fromIssue = (issue: Issue, root: unknown): Finding[] => {
  const path = issue.path as Path
  const value = at(root, path)
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownKey(path, key))
  if (value === undefined)
    return [{ path, code: 'missing', severity: 'error', message: `"${nameOf(path)}" is missing.` }]
  switch (issue.code) {
    case 'invalid_union':
      return fromUnion(path, issue.errors, root)
    case 'invalid_value':
      return [unknownValue(path, value, issue.values.map(String))]
    case 'invalid_type':
      return [wrongType(path, value, expectedTypes[issue.expected] ?? `a ${issue.expected}`)]
    case 'too_small':
      return [
        unfit(
          path,
          issue.origin === 'array'
            ? 'needs at least one item'
            : `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`,
        ),
      ]
    case 'invalid_format':
      return [
        unfit(
          path,
          path.at(-1) === 'url'
            ? 'must be an http or https URL'
            : 'has a form that JSON Schema does not allow',
        ),
      ]
    default:
      return [unfit(path, issue.code === 'custom' ? issue.message : 'is not allowed')]
  }
}
