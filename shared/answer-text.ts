import type { Node, ParseError } from 'jsonc-parser'
import type { AnswerKind } from './answer.ts'
import type { AnswerCheck, Finding } from './finding.ts'
import { lineColumn, nodeAt, parseErrorWords, readTolerantly, type TolerantReading } from './json-place.ts'
import type { PlatformId } from './platform.ts'
import { platformFacts } from './platforms/registry.ts'

/** A finding with its place in the text: offsets count UTF-16 units, line and column start at 1. */
export interface PlacedFinding extends Finding {
  readonly from: number
  readonly to: number
  readonly line: number
  readonly column: number
}

export interface AnswerTextCheck extends AnswerCheck {
  readonly findings: readonly PlacedFinding[]
}

const place = (text: string, from: number, to: number) => ({
  from,
  to: Math.min(to, text.length),
  ...lineColumn(text, from),
})

const emptyFinding = (message: string): PlacedFinding => ({
  path: [],
  code: 'not-json',
  severity: 'error',
  message,
  from: 0,
  to: 0,
  line: 1,
  column: 1,
})

const sayParseError = (error: ParseError, text: string): string => {
  const found = text.slice(error.offset, error.offset + Math.max(1, error.length)).split('\n')[0] ?? ''
  return `Not JSON: ${parseErrorWords(error)}${found.trim() ? ` at "${found.slice(0, 24)}"` : ' at the end of a line'}.`
}

const placed = (finding: Finding, tree: Node | undefined, text: string): PlacedFinding => {
  const { path } = finding
  const exact = nodeAt(tree, path)
  // A missing key has no place of its own: its object's opening brace stands for it. An unknown key is marked at its name.
  const node = exact ?? nodeAt(tree, path.slice(0, -1))
  const atName =
    finding.code === 'unknown-key' || (finding.code === 'odd' && finding.suggestion !== undefined)
  const shown = atName ? (node?.parent?.children?.[0] ?? node) : node
  const from = shown?.offset ?? 0
  return { ...finding, ...place(text, from, exact && shown ? from + shown.length : from + 1) }
}

/** The parsed value, or where it stops being JSON. Strict JSON decides; the tolerant parser only says where it went wrong. */
const parse = (
  text: string,
  { errors }: TolerantReading,
): { readonly value: unknown } | { readonly finding: PlacedFinding } => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    const [error] = errors
    const from = error?.offset ?? 0
    const message = error ? sayParseError(error, text) : 'The answer is not JSON.'
    const finding: Finding = { path: [], code: 'not-json', severity: 'error', message }
    return { finding: { ...finding, ...place(text, from, from + Math.max(1, error?.length ?? 0)) } }
  }
}

/** Whether a string holds a template: what it will be is known only when a call comes. */
export const holdsTemplate = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes('{{') || value.includes('{%'))

/** Which value a string has cannot be held against a template; its type, and that the key is known, can. */
const leniently = (check: AnswerCheck, value: unknown): AnswerCheck => {
  const { voice, ...rest } = check
  return {
    ...rest,
    findings: check.findings.filter(
      ({ code, path }) => code !== 'unknown-value' || !holdsTemplate(valueAt(value, path)),
    ),
    ...(voice === undefined || holdsTemplate(voice) ? {} : { voice }),
  }
}

const valueAt = (value: unknown, path: Finding['path']): unknown =>
  path.reduce<unknown>((v, step) => (v as Record<PropertyKey, unknown> | undefined)?.[step], value)

const whenEmpty: Record<AnswerKind, readonly PlacedFinding[]> = {
  config: [emptyFinding('The answer is empty. Write {} to say "use your own agent".')],
  tool: [emptyFinding('The reply is empty. A tool replies with JSON: write {} for nothing.')],
  test: [],
}

/**
 * Checks an answer as it is typed, with the place of each finding in its text.
 * `config`: by the platform's own schema (strict JSON: no comments, no trailing commas); strings that hold a template
 * are excused from rules about their value, which the rendered answer is held against when a call comes.
 * `tool`: any JSON. `test`: never a finding, since it is meant to be wrong; its kind says what the platform would see.
 */
export const checkAnswerText = (
  platform: PlatformId,
  text: string,
  kind: AnswerKind = 'config',
): AnswerTextCheck => {
  if (text.trim() === '') return { kind: 'empty', findings: whenEmpty[kind] }
  const reading = readTolerantly(text)
  const parsed = parse(text, reading)
  if (kind === 'tool')
    return 'finding' in parsed
      ? { kind: 'unusable', findings: [parsed.finding] }
      : { kind: 'reply', findings: [] }
  if ('finding' in parsed) return { kind: 'unusable', findings: kind === 'test' ? [] : [parsed.finding] }
  const check = leniently(platformFacts(platform).checkAnswer(parsed.value), parsed.value)
  if (kind === 'test') return { ...check, findings: [] }
  return { ...check, findings: check.findings.map(finding => placed(finding, reading.tree, text)) }
}
