import type { Routing } from '../../shared/rules/rule.ts'
import type { RuleRun } from '../rules/rule-set.ts'
import type { Given } from './given.ts'

/** How an answer comes to be chosen: noted while it happens, put into words when the answer has left. */
export interface Trail {
  /** A sentence about a step that is worth being told even where no rule was asked. */
  note(sentence: string): void
  asks(run: RuleRun): void
  /** Null where no rule was asked and nothing out of the ordinary happened. Takes its time. */
  routing(given: Given, blocking: boolean): Routing | null
}

const named = ({ answer }: Given, without: string): string =>
  answer ? `“${answer.name}”, revision ${answer.revision}` : without

const ownAgent = "the platform's own agent"

/** Who answered in the end and why. */
const endOf = (given: Given, blocking: boolean, rulesAsked: boolean): string => {
  const { rule, handlerProblem } = given
  const by = rule ? `The rule “${rule.name}”` : null
  const handler =
    handlerProblem === undefined
      ? null
      : `${by ? `${by} passed it to a handler that` : 'The handler'} gave no answer (${handlerProblem})`
  switch (given.source) {
    case 'breakpoint':
      return `Somebody chose ${named(given, 'the plain acknowledgement')}.`
    case 'rule':
      return `${by} gave ${named(given, 'its answer')}.`
    case 'forward':
      return by ? `${by} passed it on, and the handler answered.` : 'The handler answered.'
    case 'default': {
      const what = blocking ? `the default answer went out: ${named(given, ownAgent)}` : 'it was acknowledged'
      const why = handler ?? (rulesAsked ? 'No rule took it' : 'Nothing else answered')
      return `${why}, so ${what}.`
    }
    case 'deadline': {
      const what = `the deadline answer went out: ${named(given, blocking ? ownAgent : 'the plain acknowledgement')}`
      return handler ? `${handler}, so ${what}.` : `Time ran out, so ${what}.`
    }
    case 'refused':
      return 'It was refused.'
  }
}

export const makeTrail = (): Trail => {
  const notes: string[] = []
  let run: RuleRun | null = null
  return {
    note: sentence => void notes.push(sentence),
    asks: asked => {
      run = asked
    },
    routing: (given, blocking) => {
      if (run === null && notes.length === 0) return null
      return { steps: run?.steps() ?? [], end: [...notes, endOf(given, blocking, run !== null)].join(' ') }
    },
  }
}
