import type { TemplateRenderer } from '../templates/renderer.ts'
import type { Deadline } from './deadline.ts'
import { type Filled, fillIn } from './fill-in.ts'
import { type Given, type GivenFacts, jsonHeaders, ownAgent, toolError } from './given.ts'
import type { Line } from './line.ts'
import type { Asked } from './pending.ts'
import type { Trail } from './trail.ts'

/** What the app sends by itself when time runs out: the answer that somebody chose for that, else "use your own agent". */
export interface DeadlineAnswer {
  /** Begins to fill in its templates, because something begins that may take too long. */
  prepare(): void
  /** Never later than the deadline: what is not filled in by then is left for the platform's own agent. Never rejects. */
  give(facts?: GivenFacts): Promise<Given>
}

export const makeDeadlineAnswer = (
  line: Line,
  { route }: Asked,
  deadline: Deadline,
  templates: TemplateRenderer,
  trail: Trail,
): DeadlineAnswer => {
  let filling: Filled | Promise<Filled> | null = null
  // It is the one that was chosen when the waiting began.
  let answer: ReturnType<Line['deadline']>['answer'] = null
  const prepare = (): Filled | Promise<Filled> | null => {
    if (filling === null && route.blocking) {
      answer = line.deadline().answer
      if (answer) filling = fillIn(answer, line, route, templates)
    }
    return filling
  }
  const notMade = (name: string, filled: Filled | null): string => {
    const why =
      filled === null || filled.ok
        ? `the templates of “${name}” were not filled in in time`
        : `a template of “${name}” failed: ${filled.why}`
    trail.note(`The deadline answer could not be made: ${why}.`)
    trail.failed(why)
    return why
  }
  return {
    prepare,
    give: async (facts = {}) => {
      if (route.tool !== null) return toolError(line, 'deadline', 'There was no reply in time.', facts)
      const begun = prepare()
      const filled = begun instanceof Promise ? await deadline.race(begun) : begun
      if (answer === null) return ownAgent(line, 'deadline', facts)
      if (!filled?.ok) return ownAgent(line, 'deadline', { ...facts, notMade: notMade(answer.name, filled) })
      const { body, check } = filled
      // Its own delay, if it is a negative test, would make it late.
      return {
        source: 'deadline',
        status: answer.status,
        headers: jsonHeaders,
        body,
        check,
        answer,
        ...facts,
      }
    },
  }
}
