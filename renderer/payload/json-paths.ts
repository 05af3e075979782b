import { around, type JsonTree, keyAt } from './json-nodes.ts'

const stepOf = (tree: JsonTree, node: number): string | number => keyAt(tree, node) ?? tree.place[node] ?? 0

const stepsTo = (tree: JsonTree, node: number): readonly (string | number)[] =>
  [...around(tree, node), node].slice(1).map(at => stepOf(tree, at))

const isName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u

const quoted = (key: string): string => `['${key.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`

const dotted = (steps: readonly (string | number)[]): string =>
  steps
    .map(step => (typeof step === 'number' ? `[${step}]` : isName.test(step) ? `.${step}` : quoted(step)))
    .join('')

/** JSONPath in its dotted form: `$.data.transcripts[0].content`, `$['odd key']`. */
export const jsonPath = (tree: JsonTree, node: number): string => `$${dotted(stepsTo(tree, node))}`

/** Steps of a path that is only read. */
const mostSteps = 24

/** The path as it is shown: of a very deep one its end, so that a step costs the same at any depth. */
export const shownPath = (tree: JsonTree, node: number): string =>
  (tree.depth[node] ?? 0) <= mostSteps
    ? jsonPath(tree, node)
    : `…${dotted([...around(tree, node, mostSteps - 1), node].map(at => stepOf(tree, at)))}`

/** JSON Pointer (RFC 6901): `/data/transcripts/0/content`; empty for the outermost value. */
export const jsonPointer = (tree: JsonTree, node: number): string =>
  stepsTo(tree, node)
    .map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
