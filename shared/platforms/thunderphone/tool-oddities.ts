import type { Finding } from '../../finding.ts'
import { nearest } from '../../near.ts'
import { calleeKeys, endpointKeys, toolKeys } from './agent-config.ts'
import { privateHostOf } from './private-url.ts'
import { nameOf, shorten } from './say-issue.ts'
import { typeNames } from './tool-parameters.ts'

type Json = Record<string, unknown>
type Path = readonly (string | number)[]

const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

const odd = (path: Path, message: string, suggestion?: string): Finding => ({
  path,
  code: 'odd',
  severity: 'warning',
  message,
  ...(suggestion === undefined ? {} : { suggestion }),
})

/** Keys that are tolerated inside a tool, but look like a slip of one that would count. */
const slips = (value: Json, path: Path, known: readonly string[]): Finding[] =>
  Object.keys(value)
    .slice(0, 50)
    .flatMap(key => {
      const meant = known.includes(key) ? null : nearest(key, known)
      return meant === null || Object.hasOwn(value, meant)
        ? []
        : [
            odd(
              [...path, key],
              `"${nameOf([...path, key])}" is not a key of a tool. Did you mean "${meant}"?`,
              meant,
            ),
          ]
    })

/** `{{ tunnel }}/t/<name>` as it is rendered: a line that is on this machine only is called from this machine, too. */
const ours = /^https?:\/\/[^/?#]+\/h\/[^/?#]+\/t\/[^/?#]+(?:[?#]|$)/i

const urlOddity = (url: unknown, path: Path): Finding[] => {
  const host = typeof url === 'string' && !ours.test(url) ? privateHostOf(url) : null
  return host === null
    ? []
    : [
        odd(
          path,
          `ThunderPhone cannot reach "${shorten(host)}". Point the tool at Hookswitch, {{ tunnel }}/t/<name>, and let a rule forward it.`,
        ),
      ]
}

const longestPattern = 1_000
/** Keywords whose value is data and no schema. */
const data = new Set(['const', 'default', 'enum', 'examples'])

const compiles = (pattern: string): boolean => {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}

/** Patterns in a schema that are no regular expressions. The caller has seen to it that the schema is small. */
const badPatterns = (schema: unknown, path: Path): Finding[] =>
  typeof schema !== 'object' || schema === null
    ? []
    : Object.entries(schema).flatMap(([key, value]) => {
        const inside = [...path, Array.isArray(schema) ? Number(key) : key]
        if (key === 'pattern' && typeof value === 'string')
          return value.length > longestPattern || compiles(value)
            ? []
            : [odd(inside, `"${nameOf(inside)}" is not a regular expression.`)]
        return data.has(key) ? [] : badPatterns(value, inside)
      })

const parametersOddity = (parameters: unknown, path: Path): Finding[] => {
  const { type } = record(parameters)
  return [
    ...(type !== 'object' && typeNames.some(known => known === type)
      ? [
          odd(
            [...path, 'type'],
            `The arguments of a tool are an object, so "${nameOf(path)}" should be, too.`,
          ),
        ]
      : []),
    ...badPatterns(parameters, path),
  ]
}

/** What is odd about tools though it is accepted: what JSON Schema cannot say, and what would not work. */
export const toolOddities = (tools: unknown): Finding[] => {
  if (!Array.isArray(tools)) return []
  const first = new Map<string, number>()
  return tools.flatMap((value: unknown, index): Finding[] => {
    const path = ['tools', index]
    const tool = record(value)
    const callee = record(tool.function)
    const endpoint = record(tool.endpoint)
    const { name } = callee
    const namePath = [...path, 'function', 'name']
    const before = typeof name === 'string' ? first.get(name) : undefined
    if (typeof name === 'string' && before === undefined) first.set(name, index)
    return [
      ...slips(tool, path, toolKeys),
      ...slips(callee, [...path, 'function'], calleeKeys),
      ...slips(endpoint, [...path, 'endpoint'], endpointKeys),
      ...(name === '' ? [odd(namePath, 'The tool has no name: the model cannot call it.')] : []),
      ...(typeof name === 'string' && name !== '' && before !== undefined
        ? [odd(namePath, `Two tools are called "${shorten(name)}": the model cannot tell them apart.`)]
        : []),
      ...parametersOddity(callee.parameters, [...path, 'function', 'parameters']),
      ...urlOddity(endpoint.url, [...path, 'endpoint', 'url']),
    ]
  })
}
