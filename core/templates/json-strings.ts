import { type JSONPath, visit } from 'jsonc-parser'

export type JsonPath = Readonly<JSONPath>

/** A string value in a JSON text. */
export interface JsonString {
  /** Of its opening quote, and of the unit behind its closing one. */
  readonly from: number
  readonly to: number
  readonly value: string
  readonly path: JsonPath
}

/**
 * Every string value of a JSON text that `wanted` says yes to by its raw form, with its place; keys are left alone.
 * What is around them can then be kept byte by byte, numbers too long for JavaScript included.
 * @param text has to be JSON: nothing of that is checked here
 * @throws Error when it is nested deeper than `deepest`, which also bounds the parser's recursion
 */
export const findStrings = (
  text: string,
  wanted: (raw: string) => boolean,
  deepest: number,
): JsonString[] => {
  const found: JsonString[] = []
  let depth = 0
  const down = (): void => {
    if (depth === deepest) throw new Error(`it is nested deeper than ${deepest} levels`)
    depth++
  }
  const up = (): void => {
    depth--
  }
  visit(text, {
    onObjectBegin: down,
    onObjectEnd: up,
    onArrayBegin: down,
    onArrayEnd: up,
    onLiteralValue: (value, from, length, _line, _column, path) => {
      const to = from + length
      if (typeof value === 'string' && wanted(text.slice(from, to)))
        found.push({ from, to, value, path: path() })
    },
  })
  return found
}
