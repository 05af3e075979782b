import { around, type JsonTree, keyAt } from './json-nodes.ts'

const stepsTo = (tree: JsonTree, node: number): readonly (string | number)[] =>
  [...around(tree, node), node].slice(1).map(at => keyAt(tree, at) ?? tree.place[at] ?? 0)

const isName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u

const quoted = (key: string): string => `['${key.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`

/** JSONPath in its dotted form: `$.data.transcripts[0].content`, `$['odd key']`. */
export const jsonPath = (tree: JsonTree, node: number): string =>
  stepsTo(tree, node).reduce<string>(
    (path, step) =>
      path + (typeof step === 'number' ? `[${step}]` : isName.test(step) ? `.${step}` : quoted(step)),
    '$',
  )

/** JSON Pointer (RFC 6901): `/data/transcripts/0/content`; empty for the outermost value. */
export const jsonPointer = (tree: JsonTree, node: number): string =>
  stepsTo(tree, node)
    .map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
