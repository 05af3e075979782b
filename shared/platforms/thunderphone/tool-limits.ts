import type { Finding } from '../../finding.ts'
import { nameOf } from './say-issue.ts'

type Json = Record<string, unknown>

/**
 * More is not looked at: one answer of a megabyte must not keep other callers waiting, and a schema that is nested ten
 * thousand times must not use up the stack. An agent has a handful of tools with a few dozen values each.
 */
const mostTools = 200
const mostValues = 5_000
const deepest = 64

interface Size {
  /** All values inside, the outermost one included; at most one more than was asked for. */
  readonly values: number
  readonly tooDeep: boolean
  /** Whether a key is called `__proto__`, which the schema library passes over. */
  readonly proto: boolean
}

/** Counts without recursion, and stops as soon as it is too much. */
const sizeOf = (value: unknown, most: number): Size => {
  const left: (readonly [value: unknown, depth: number])[] = [[value, 1]]
  let values = 0
  let proto = false
  for (let next = left.pop(); next; next = left.pop()) {
    const [here, depth] = next
    values += 1
    if (depth > deepest) return { values, tooDeep: true, proto }
    if (typeof here !== 'object' || here === null) continue
    const size = Array.isArray(here) ? here.length : Object.keys(here).length
    if (values + left.length + size > most) return { values: most + 1, tooDeep: false, proto }
    proto ||= Object.hasOwn(here, '__proto__')
    for (const inside of Object.values(here)) left.push([inside, depth + 1])
  }
  return { values, tooDeep: false, proto }
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Stands before a key called `__proto__` while the schema looks at it. */
const mark = '\0'
const markProto = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll('"__proto__":', '"\\u0000__proto__":'))

/** The finding as it is about the answer itself. */
export const unmark = (finding: Finding): Finding => ({
  ...finding,
  path: finding.path.map(step => (step === `${mark}__proto__` ? '__proto__' : step)),
  message: finding.message.replaceAll(`${mark}__proto__`, '__proto__'),
})

export interface Lookable {
  /** The config, less what is too large to look at. */
  readonly config: Json
  readonly warnings: readonly Finding[]
}

/** What can be looked at while a caller waits, and what was left out. */
export const lookable = (config: Json): Lookable => {
  if (!Array.isArray(config.tools)) return { config, warnings: [] }
  const warnings: Finding[] = []
  const tooLarge = (path: readonly (string | number)[], message: string) =>
    warnings.push({ path, code: 'odd', severity: 'warning', message })
  let left = mostValues

  const bounded = (owner: unknown, key: string, path: readonly (string | number)[]): unknown => {
    if (!isRecord(owner) || typeof owner[key] !== 'object' || owner[key] === null) return owner
    const size = sizeOf(owner[key], left)
    if (size.tooDeep || size.values > left) {
      const why = size.tooDeep
        ? `is nested more than ${deepest} levels deep`
        : `is too large: all tools together have more than ${mostValues} values`
      tooLarge([...path, key], `"${nameOf([...path, key])}" ${why}, so it was not checked.`)
      return { ...owner, [key]: {} }
    }
    left -= size.values
    return size.proto ? { ...owner, [key]: markProto(owner[key]) } : owner
  }

  const tools = config.tools.slice(0, mostTools).map((tool: unknown, index) => {
    if (!isRecord(tool)) return tool
    const callee = bounded(tool.function, 'parameters', ['tools', index, 'function'])
    const endpoint = bounded(tool.endpoint, 'headers', ['tools', index, 'endpoint'])
    return callee === tool.function && endpoint === tool.endpoint
      ? tool
      : { ...tool, function: callee, endpoint }
  })
  if (config.tools.length > mostTools)
    tooLarge(['tools'], `There are ${config.tools.length} tools. Only the first ${mostTools} were checked.`)
  return { config: { ...config, tools }, warnings }
}
