import type { BreakpointChoice, WaitingCall } from '../../shared/breakpoint.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import { forwarded } from './forwarded.ts'
import { fromAnswer } from './from-answer.ts'
import { type Given, type GivenFacts, ownAgent, toolError, withoutAnswer } from './given.ts'
import type { Pending } from './pending.ts'

const waitingCall = (
  { asked, deadline, line }: Pending,
  rule: Rule | null,
  candidate: LiveAnswer | null,
): WaitingCall => {
  const { eventType, callId, from, to, tool, at } = asked.route
  return {
    id: asked.id,
    eventType,
    callId,
    from,
    to,
    tool,
    arrivedAt: new Date(at).toISOString(),
    answerBy: new Date(Date.now() + deadline.leftMs()).toISOString(),
    limitMs: asked.limitMs,
    ruleName: rule?.name ?? null,
    candidate: candidate
      ? { answerId: candidate.id, name: candidate.name, revision: candidate.revision }
      : { answerId: null, name: withoutAnswer(asked.route), revision: null },
    canForward: line.forward() !== null,
  }
}

/** What Send gives where there is no answer to offer. */
const nothingOf = ({ asked, line }: Pending, decided: GivenFacts): Given =>
  asked.route.tool === null
    ? ownAgent(line, 'breakpoint', decided)
    : toolError(line, 'breakpoint', 'Somebody let it fail at a breakpoint.', decided)

/** Waits for somebody until the deadline, or until the sender has hung up: then with null. */
const wait = async (pending: Pending, call: WaitingCall): Promise<BreakpointChoice | null> => {
  const { asked, deadline, line, responders } = pending
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), deadline.leftMs())
  asked.whenGone(() => over.abort())
  try {
    return await responders.breakpoints.wait(line.connectionId, call, over.signal)
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Keeps the delivery open until somebody has chosen its answer; without a choice the deadline answer goes out.
 * @param rule the one that stopped it; null when the breakpoint was armed
 * @param candidate as it is now, whatever is swapped in meanwhile; null: what goes out without one
 * @returns null when it goes on as if it had not been stopped
 */
export const atBreakpoint = async (
  pending: Pending,
  rule: Rule | null,
  candidate: LiveAnswer | null,
): Promise<Given | null> => {
  const { deadlineAnswer, line, trail } = pending
  const decided = rule ? { rule } : {}
  const by = rule ? `The rule “${rule.name}” stopped it at a breakpoint` : 'It stopped at a breakpoint'
  const goesOn = (why: string): null => {
    trail.note(`${by}; ${why}, so it went on.`)
    return null
  }
  deadlineAnswer.prepare()
  const choice = await wait(pending, waitingCall(pending, rule, candidate))
  switch (choice?.kind) {
    case undefined:
      trail.note(`${by}, and nobody chose an answer.`)
      return deadlineAnswer.give(decided)
    case 'let-go':
      return goesOn('it was let go')
    case 'forward': {
      const target = line.forward()
      if (!target) return goesOn('there is no handler to forward it to')
      trail.note(`${by}, where somebody let the handler answer.`)
      return forwarded(pending, target, decided)
    }
    case 'candidate':
    case 'answer': {
      const answer = choice.kind === 'candidate' ? candidate : line.answerNamed(choice.answerId)
      if (!answer && choice.kind === 'answer')
        return goesOn('the answer that was chosen is not there any more')
      const made = answer
        ? await fromAnswer(pending, answer, 'breakpoint', decided)
        : { given: nothingOf(pending, decided) }
      if ('why' in made) return goesOn(made.why)
      trail.note(`${by}.`)
      return made.given
    }
  }
}
