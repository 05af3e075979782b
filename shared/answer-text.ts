import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
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
  const end = Math.min(to, text.length)
  return { from, to: end, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

interface Reading {
  readonly tree: Node | undefined
  readonly errors: readonly ParseError[]
}

/** What the tolerant parser makes of a text: nothing when it is nested too deep, for it is recursive and JSON.parse is not. */
const readTolerantly = (text: string): Reading => {
  const errors: ParseError[] = []
  try {
    return { tree: parseTree(text, errors, { disallowComments: true, allowTrailingComma: false }), errors }
  } catch {
    return { tree: undefined, errors }
  }
}

/** The place of a value. Of two equal keys the last one counts, as it does for JSON.parse. */
const nodeAt = (tree: Node | undefined, path: Finding['path']): Node | undefined =>
  path.reduce<Node | undefined>(
    (node, step) =>
      typeof step === 'number'
        ? node?.children?.[step]
        : node?.children?.findLast(property => property.children?.[0]?.value === step)?.children?.[1],
    tree,
  )

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
  const { tree, errors } = readTolerantly(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const [error] = errors
    const finding: Finding = {
      path: [],
      code: 'not-json',
      severity: 'error',
      message: error ? sayParseError(error, text) : 'The answer is not JSON.',
    }
    const from = error?.offset ?? 0
    return {
      kind: 'unusable',
      findings: [{ ...finding, ...place(text, from, from + Math.max(1, error?.length ?? 0)) }],
    }
  }
  const check = platformFacts(platform).checkAnswer(value)
  return {
    ...check,
    findings: check.findings.map(finding => {
      const { path } = finding
      const exact = nodeAt(tree, path)
      // A missing key has no place of its own: its object's opening brace stands for it. An unknown key is marked at its name.
      const node = exact ?? nodeAt(tree, path.slice(0, -1))
      const shown = finding.code === 'unknown-key' ? (node?.parent?.children?.[0] ?? node) : node
      const from = shown?.offset ?? 0
      return { ...finding, ...place(text, from, exact && shown ? from + shown.length : from + 1) }
    }),
  }
}
