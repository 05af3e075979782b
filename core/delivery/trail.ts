import type { Routing } from '../../shared/rules/rule.ts'
import type { RouteFacts, RuleRun } from '../rules/rule-set.ts'
import { type Given, withoutAnswer } from './given.ts'

type Route = Pick<RouteFacts, 'blocking' | 'tool'>

/** How an answer comes to be chosen: noted while it happens, put into words when the answer has left. */
export interface Trail {
  /** A sentence about a step that is worth being told even where no rule was asked. */
  note(sentence: string): void
  /** An answer could not be made; why, in a few words. The verdict tells it, whoever answers in the end. */
  failed(why: string): void
  /** Each once, in their order. */
  problems(): readonly string[]
  asks(run: RuleRun): void
  /** Null where no rule was asked and nothing out of the ordinary happened. Takes its time. */
  routing(given: Given, route: Route): Routing | null
}

const named = ({ answer }: Given, route: Route): string =>
  answer ? `“${answer.name}”, revision ${answer.revision}` : withoutAnswer(route)

const defaultOf = (given: Given, route: Route): string => {
  if (route.tool !== null)
    return given.answer
      ? `the tool reply of that name went out: ${named(given, route)}`
      : 'the model was told that the tool failed'
  return route.blocking ? `the default answer went out: ${named(given, route)}` : 'it was acknowledged'
}

/** Who answered in the end and why. */
const endOf = (given: Given, route: Route, rulesAsked: boolean): string => {
  const { rule, handlerProblem } = given
  const by = rule ? `The rule “${rule.name}”` : null
  const handler =
    handlerProblem === undefined
      ? null
      : `${by ? `${by} passed it to a handler that` : 'The handler'} gave no answer (${handlerProblem})`
  switch (given.source) {
    case 'breakpoint':
      return `Somebody chose ${named(given, route)}.`
    case 'rule':
      return `${by} gave ${named(given, route)}.`
    case 'forward':
      return by ? `${by} passed it on, and the handler answered.` : 'The handler answered.'
    case 'default':
      return `${handler ?? (rulesAsked ? 'No rule took it' : 'Nothing else answered')}, so ${defaultOf(given, route)}.`
    case 'deadline':
      return `${handler ?? 'Time ran out'}, so the deadline answer went out: ${named(given, route)}.`
    case 'refused':
      return 'It was refused.'
  }
}

export const makeTrail = (): Trail => {
  const notes: string[] = []
  const problems = new Set<string>()
  let run: RuleRun | null = null
  return {
    note: sentence => void notes.push(sentence),
    failed: why => void problems.add(why),
    problems: () => [...problems],
    asks: asked => {
      run = asked
    },
    routing: (given, route) => {
      if (run === null && notes.length === 0) return null
      return { steps: run?.steps() ?? [], end: [...notes, endOf(given, route, run !== null)].join(' ') }
    },
  }
}
