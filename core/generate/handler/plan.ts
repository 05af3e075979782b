import type { PlatformId } from '../../../shared/platform.ts'

/**
 * What a connection does with its calls, in the form that every generated handler is printed from: nothing of a
 * programming language is in it, and nothing that has to be looked up.
 */
export interface HandlerPlan {
  readonly platform: PlatformId
  /** Where it comes from, in a few words. */
  readonly origin: string
  /** Each has a name of its own, in camel case. */
  readonly answers: readonly PlanAnswer[]
  /** For events, in the order in which they are asked. */
  readonly cases: readonly PlanCase[]
  /** For calls of function tools, likewise. */
  readonly toolCases: readonly PlanCase[]
  /** What callers get that no case takes: the name of an answer; null: "use your own agent". */
  readonly otherwise: string | null
  /** What goes out by itself when time runs out. */
  readonly deadline: string | null
  /** The numbers whose calls are taken, as digits or a word such as `web`; empty: all. */
  readonly onlyNumbers: readonly string[]
  /** What the file does not do, or does otherwise: sentences for whoever generated it. */
  readonly notes: readonly string[]
}

/** An answer is what goes out: a value to be written as JSON, exact text, or what has still to be written by hand. */
export type PlanBody =
  | { readonly kind: 'json'; readonly value: Tree }
  | { readonly kind: 'text'; readonly text: string }
  /** Why, in words that follow "because". */
  | { readonly kind: 'todo'; readonly why: string }

export interface PlanAnswer {
  readonly name: string
  /** "VIP concierge, revision 3". */
  readonly title: string
  readonly status: number
  readonly body: PlanBody
}

/** All conditions have to hold; the first case that fits decides. */
export interface PlanCase {
  readonly title: string
  readonly conditions: readonly Condition[]
  readonly give:
    | { readonly kind: 'answer'; readonly name: string }
    /** What has still to be written by hand, in words that follow "TODO:". */
    | { readonly kind: 'todo'; readonly what: string }
}

/** A question about a call: the name of a function of the handler, and what it is given after the call. */
export interface Condition {
  readonly test: ConditionTest
  readonly args: readonly Plain[]
}
export type ConditionTest =
  | 'isBlocking'
  | 'isEvent'
  | 'isFrom'
  | 'isTo'
  | 'hasQuery'
  | 'hasHeader'
  | 'hasValue'
  | 'isTime'
  | 'isTurn'
  | 'inShare'
  | 'isTool'
  | 'isToolNamed'

export type Plain = null | boolean | number | string | readonly Plain[]

/** A JSON document whose texts may have values of the call in them. */
export type Tree =
  | { readonly kind: 'plain'; readonly value: null | boolean | number }
  | { readonly kind: 'text'; readonly parts: readonly Part[]; readonly oneOf?: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: Tree])[] }

/** A piece of a text. */
export type Part = string | Value

/** A value of the call, as a template names it. */
export type Value =
  | { readonly from: 'data'; readonly steps: readonly (string | number)[] }
  | { readonly from: 'type' | 'now' | 'tunnel' | 'nobody' }
  | { readonly from: 'query'; readonly name: string }
  | { readonly from: 'clock'; readonly zone: string; readonly format: string }
  | { readonly from: 'text'; readonly text: string }
  | { readonly from: 'filter'; readonly name: FilterName; readonly args: readonly Value[] }

/** What a template may do with a value, by the name of the handler's function. */
export const filterNames = [
  'orElse',
  'upcase',
  'downcase',
  'capitalize',
  'strip',
  'append',
  'prepend',
  'replace',
  'remove',
] as const
export type FilterName = (typeof filterNames)[number]
