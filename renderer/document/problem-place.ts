import { findNodeAtLocation, type JSONPath, parseTree } from 'jsonc-parser'

interface Range {
  readonly from: number
  readonly to: number
}

const start = /^([\w-]+(?:\.[\w-]+|\[\d+\])*)(?:, line (\d+))?: /

/** "tools[0].endpoint.url" → ["tools", 0, "endpoint", "url"] */
const steps = (place: string): JSONPath =>
  [...place.matchAll(/[^.[\]]+|\[(\d+)\]/g)].map(([word, index]) =>
    index === undefined ? word : Number(index),
  )

/** The path that a problem begins with; empty when it names none. */
export const pathOf = (problem: string): JSONPath => steps(start.exec(problem)?.[1] ?? '')

/** A line of a string as it is read, in the string as it is written: there a line break is an escape. */
const lineIn = (text: string, { from, to }: Range, line: number): Range => {
  const ends = [...text.slice(from, to).matchAll(/\\(.)/g)].filter(([, letter]) => letter === 'n')
  const before = ends[line - 2]
  const after = ends[line - 1]
  return {
    from: before ? from + before.index + 2 : from,
    to: after ? from + after.index : to,
  }
}

/**
 * Where in a JSON text a problem is that begins with its place, such as `prompt, line 2: …`. Null when it names none, or
 * one that is not there.
 */
export const problemPlace = (text: string, problem: string): Range | null => {
  const [, place, line] = start.exec(problem) ?? []
  if (place === undefined) return null
  try {
    const tree = parseTree(text)
    const node = tree && findNodeAtLocation(tree, steps(place))
    if (!node) return null
    const whole = { from: node.offset, to: node.offset + node.length }
    return line === undefined ? whole : lineIn(text, whole, Number(line))
  } catch {
    return null
  }
}
