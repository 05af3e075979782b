import type { z } from 'zod'
import type { AnswerCheck, Finding } from '../../finding.ts'
import { acrossFields } from './across-fields.ts'
import { AgentConfig } from './agent-config.ts'
import { fromIssue, typeOf } from './say-issue.ts'
import { lookable, unmark } from './tool-limits.ts'
import { toolOddities } from './tool-oddities.ts'

/** What is told at most: a person mends a few at a time, and a caller may be waiting. */
const mostFindings = 100

const unusable = (message: string): AnswerCheck => ({
  kind: 'unusable',
  findings: [{ path: [], code: 'not-object', severity: 'error', message }],
})

/** Unknown keys come first when not all can be told, because the verdict names them first. */
const unknownKeysFirst = (a: z.core.$ZodIssue, b: z.core.$ZodIssue): number =>
  Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys')

const bySchema = (config: Record<string, unknown>): Finding[] => {
  const parsed = AgentConfig.safeParse(config)
  if (parsed.success) return []
  const issues = [...parsed.error.issues]
  // In order as they stand, unless not all of them can be told.
  if (issues.length > mostFindings) issues.sort(unknownKeysFirst).splice(mostFindings)
  return issues
    .map(issue =>
      issue.code === 'unrecognized_keys' ? { ...issue, keys: issue.keys.slice(0, mostFindings) } : issue,
    )
    .flatMap(issue => fromIssue(issue, config))
    .map(unmark)
}

/** Checks a parsed answer to a blocking event. Never throws, whatever the value is, and its work is bounded. */
export const checkConfig = (value: unknown): AnswerCheck => {
  if (value === null) return { kind: 'own-agent', findings: [] }
  if (typeof value !== 'object' || Array.isArray(value))
    return unusable(`An answer is a JSON object, not ${typeOf(value)}.`)
  const fields = value as Record<string, unknown>
  if (Object.keys(fields).length === 0) return { kind: 'own-agent', findings: [] }
  const { config, warnings } = lookable(fields)
  const findings = [...bySchema(config), ...acrossFields(fields), ...warnings, ...toolOddities(config.tools)]
  const voice = fields.voice ?? fields.voice_name
  return {
    kind: 'config',
    findings: findings.slice(0, mostFindings),
    ...(typeof voice === 'string' ? { voice } : {}),
  }
}
