import type { RouteFacts } from '../rules/rule-set.ts'
import type { TemplateContext } from './renderer.ts'

/** What a connection adds to a delivery: its table of callers and where it is reached. */
export interface ContextSource {
  /** @param callId of a function tool's call, which names no number: then it is the one that the call's event named */
  caller(number: string | null, callId: string | null): Readonly<Record<string, unknown>> | null
  publicUrl(): string | null
}

export type ContextFacts = Pick<RouteFacts, 'eventType' | 'callId' | 'tool' | 'body' | 'from' | 'path' | 'at'>

/** The query's parameters, the first of equal ones. Without a prototype: a caller's `__proto__` is a name like any other. */
export const queryOf = (path: string): Readonly<Record<string, string>> => {
  const query: Record<string, string> = Object.create(null)
  const start = path.indexOf('?')
  if (start !== -1)
    for (const [name, value] of new URLSearchParams(path.slice(start + 1))) query[name] ??= value
  return query
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An event's own facts, out of its envelope; a function tool's body is its bare arguments, whatever they are named. */
const dataOf = ({ tool, body }: ContextFacts): unknown =>
  tool === null && isRecord(body) && Object.hasOwn(body, 'data') ? body.data : body

/** What templates see of one delivery. By reference: nothing is copied here. */
export const templateContext = (facts: ContextFacts, source: ContextSource): TemplateContext => ({
  data: dataOf(facts),
  type: facts.eventType,
  query: queryOf(facts.path),
  caller: source.caller(facts.from, facts.tool === null ? null : facts.callId),
  tunnel: source.publicUrl(),
  now: new Date(facts.at).toISOString(),
})
