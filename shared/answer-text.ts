import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { AnswerCheck, Finding } from './finding.ts'
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

const place = (text: string, from: number, to: number) => {
  const before = text.slice(0, from).split('\n')
  return { from, to, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

const emptyFinding: PlacedFinding = {
  path: [],
  code: 'not-json',
  severity: 'error',
  message: 'The answer is empty. Write {} to say "use your own agent".',
  from: 0,
  to: 0,
  line: 1,
  column: 1,
}

const sayParseError = (error: ParseError, text: string): string => {
  const what = printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  const found = text.slice(error.offset, error.offset + Math.max(1, error.length)).split('\n')[0] ?? ''
  return `Not JSON: ${what}${found.trim() ? ` at "${found.slice(0, 24)}"` : ' at the end of a line'}.`
}

/**
 * Checks an answer as it is typed: the platform's own schema, with the place of each finding in the text.
 * Strict JSON decides what is JSON (no comments, no trailing commas); the tolerant parser only says where it went wrong.
 */
export const checkAnswerText = (platform: PlatformId, text: string): AnswerTextCheck => {
  if (text.trim() === '') return { kind: 'empty', findings: [emptyFinding] }
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const error = errors[0] ?? { error: 1, offset: 0, length: 1 }
    const finding: Finding = {
      path: [],
      code: 'not-json',
      severity: 'error',
      message: sayParseError(error, text),
    }
    return {
      kind: 'unusable',
      findings: [{ ...finding, ...place(text, error.offset, error.offset + Math.max(1, error.length)) }],
    }
  }
  const check = platformFacts(platform).checkAnswer(value)
  return {
    ...check,
    findings: check.findings.map(finding => {
      const path = [...finding.path]
      const exact = tree && findNodeAtLocation(tree, path)
      // A missing key has no place of its own: its object's opening brace stands for it. An unknown key is marked at its name.
      const node = exact ?? (tree && findNodeAtLocation(tree, path.slice(0, -1)))
      const shown = finding.code === 'unknown-key' ? (node?.parent?.children?.[0] ?? node) : node
      const from = shown?.offset ?? 0
      return { ...finding, ...place(text, from, exact && shown ? from + shown.length : from + 1) }
    }),
  }
}
