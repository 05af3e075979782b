import type { z } from 'zod'
import type { AnswerCheck, Finding } from '../../finding.ts'
import { nearest } from '../../near.ts'
import { AgentConfig, configKeys, products, takesAcknowledgement } from './agent-config.ts'

/** Keys that other platforms or the agent's own settings use, and what to do instead (documented as not accepted here). */
const elsewhere: Record<string, string> = {
  max_hold_seconds: 'set it on the agent in ThunderPhone, it is not accepted in an answer',
  speak_order: 'set it on the agent in ThunderPhone, it is not accepted in an answer',
  firstMessage: 'ThunderPhone has no such key; say it in the prompt',
  first_message: 'ThunderPhone has no such key; say it in the prompt',
}

/** What is told at most: a person mends a few at a time, and a caller may be waiting. */
const mostFindings = 100
const longestKey = 60

const shorten = (key: string): string => (key.length > longestKey ? `${key.slice(0, longestKey)}…` : key)

const name = (path: readonly PropertyKey[]): string =>
  path.map((p, i) => (typeof p === 'number' ? `[${p}]` : `${i ? '.' : ''}${shorten(String(p))}`)).join('')

const known = (list: readonly string[]): string => list.map(v => `"${v}"`).join(', ')

const unknownKey = (path: readonly (string | number)[], key: string): Finding => {
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

const typeOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], value)

const fromIssue = (issue: z.core.$ZodIssue, root: unknown): Finding[] => {
  const path = issue.path as (string | number)[]
  const value = at(root, path)
  const common = { path, severity: 'error' as const }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, mostFindings).map(key => unknownKey(path, key))
  if (value === undefined) return [{ ...common, code: 'missing', message: `"${name(path)}" is missing.` }]
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const suggestion = typeof value === 'string' ? nearest(value, values) : null
    const hint = suggestion ? `Did you mean "${suggestion}"?` : `It can be ${known(values)}.`
    return [
      {
        ...common,
        code: typeof value === 'string' ? 'unknown-value' : 'wrong-type',
        message: `"${name(path)}" has an unknown value. ${hint}`,
        ...(suggestion ? { suggestion } : {}),
      },
    ]
  }
  const expected = issue.code === 'invalid_type' ? issue.expected : 'another type'
  const article =
    expected === 'array'
      ? 'a list'
      : expected === 'object' || expected === 'record'
        ? 'an object'
        : `a ${expected}`
  return [
    { ...common, code: 'wrong-type', message: `"${name(path)}" must be ${article}, not ${typeOf(value)}.` },
  ]
}

/** Rules that span fields (documented), and what is odd though accepted (our decision: a warning). */
const acrossFields = (value: Record<string, unknown>): Finding[] => {
  const findings: Finding[] = []
  const product = typeof value.product === 'string' ? value.product : undefined
  const missing = (key: string, message: string) =>
    findings.push({ path: [key], code: 'missing', severity: 'error', message })
  const odd = (key: string, message: string) =>
    findings.push({ path: [key], code: 'odd', severity: 'warning', message })

  if (value.voice === undefined && value.voice_name === undefined)
    missing('voice', '"voice" is missing: ThunderPhone needs the id of a voice.')
  if (value.voice !== undefined && value.voice_name !== undefined && value.voice !== value.voice_name)
    odd('voice_name', '"voice_name" is an alias of "voice", and the two differ here. Keep one.')
  if (value.acknowledgement_prompt_mode === 'manual' && value.acknowledgement_prompt === undefined)
    missing(
      'acknowledgement_prompt',
      '"acknowledgement_prompt" is missing: it is required when the mode is manual.',
    )
  if (typeof value.prompt === 'string' && value.prompt.trim() === '')
    odd('prompt', 'The prompt is empty: the agent will not know what to do.')
  const knownProduct = product === undefined || (products as readonly string[]).includes(product)
  if (knownProduct && !takesAcknowledgement(product))
    for (const key of ['acknowledgement_prompt_mode', 'acknowledgement_prompt'])
      if (value[key] !== undefined)
        odd(
          key,
          `"${key}" does nothing with the product "${product ?? 'spark'}": only "-with-ack" products take it.`,
        )
  return findings
}

const unusable = (message: string): AnswerCheck => ({
  kind: 'unusable',
  findings: [{ path: [], code: 'not-object', severity: 'error', message }],
})

/** More are not looked at: one answer of a megabyte must not keep the other callers waiting. */
const mostTools = 200

const firstTools = (fields: Record<string, unknown>): Record<string, unknown> =>
  Array.isArray(fields.tools) && fields.tools.length > mostTools
    ? { ...fields, tools: fields.tools.slice(0, mostTools) }
    : fields

/** Unknown keys come first when not all can be told, because the verdict names them first. */
const unknownKeysFirst = (a: z.core.$ZodIssue, b: z.core.$ZodIssue): number =>
  Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys')

/** Checks a parsed answer to a blocking event. Never throws, whatever the value is. */
export const checkConfig = (value: unknown): AnswerCheck => {
  if (value === null) return { kind: 'own-agent', findings: [] }
  if (typeof value !== 'object' || Array.isArray(value))
    return unusable(`An answer is a JSON object, not ${typeOf(value)}.`)
  const fields = value as Record<string, unknown>
  if (Object.keys(fields).length === 0) return { kind: 'own-agent', findings: [] }
  const parsed = AgentConfig.safeParse(firstTools(fields))
  const issues = parsed.success ? [] : [...parsed.error.issues]
  // In order as they stand, unless not all of them can be told.
  if (issues.length > mostFindings) issues.sort(unknownKeysFirst).splice(mostFindings)
  const findings = [...issues.flatMap(issue => fromIssue(issue, value)), ...acrossFields(fields)]
  const voice = fields.voice ?? fields.voice_name
  return {
    kind: 'config',
    findings: findings.slice(0, mostFindings),
    ...(typeof voice === 'string' ? { voice } : {}),
  }
}
