import type { Breakpoints } from '../breakpoints/breakpoints.ts'
import type { Forwarder } from '../forward/forward.ts'
import type { RouteFacts } from '../rules/rule-set.ts'
import type { TemplateRenderer } from '../templates/renderer.ts'
import { thousands } from '../thousands.ts'
import type { Deadline } from './deadline.ts'
import { type DeadlineAnswer, makeDeadlineAnswer } from './deadline-answer.ts'
import type { Line } from './line.ts'
import { makeTrail, type Trail } from './trail.ts'

/** A verified delivery that waits for its answer. */
export interface Asked {
  /** Its capture's, by which it waits at a breakpoint, too. */
  readonly id: string
  /** What rules and templates look at. */
  readonly route: RouteFacts
  /** Of the request: a POST, unless it is the call of a function tool. */
  readonly method: string
  /** The body as it arrived. */
  readonly bytes: Buffer
  /** False for a body that is not JSON: it is shown, and answered with the platform's "use your own agent". */
  readonly readable: boolean
  readonly limitMs: number
  /** There are more under way than the tunnel carries. */
  readonly beyond: boolean
  /** It is one of ours: nobody is on the line. */
  readonly isReplay: boolean
  /** Calls back when the sender hangs up, at once when it has. */
  whenGone(listener: () => void): void
}

/** Who can be asked for an answer, or is needed to make one. */
export interface Responders {
  readonly forwarder: Forwarder
  readonly templates: TemplateRenderer
  readonly breakpoints: Breakpoints
}

/** One delivery on its way to an answer, with everything that the ways there need. */
export interface Pending {
  readonly line: Line
  readonly asked: Asked
  readonly deadline: Deadline
  readonly responders: Responders
  readonly deadlineAnswer: DeadlineAnswer
  readonly trail: Trail
}

/** A delivery and where it came in, which is all that finding an answer for it needs. */
export interface Placed {
  readonly line: Line
  readonly asked: Pick<Asked, 'route'>
}

export const makePending = (
  line: Line,
  asked: Asked,
  deadline: Deadline,
  responders: Responders,
): Pending => {
  const trail = makeTrail()
  const deadlineAnswer = makeDeadlineAnswer(line, asked, deadline, responders.templates, trail)
  return { line, asked, deadline, responders, deadlineAnswer, trail }
}

/** Why there is no time left at all: what is taken off the limit is all of it, or the time passed before it came here. */
const whyNoTime = ({ asked, line }: Pending): string => {
  const { marginMs } = line.deadline()
  const estimateMs = line.tunnel()?.estimateMs ?? 0
  if (asked.limitMs - marginMs - estimateMs > 0) return 'the call waited for the tunnel until its time was up'
  const tunnel = estimateMs === 0 ? '' : ` and the tunnel's ~${thousands(estimateMs)} ms`
  return `the margin of ${thousands(marginMs)} ms${tunnel} leave${tunnel ? '' : 's'} no time`
}

/** Whether a blocking one may wait for a handler or a person; others have all the time there is. */
export const whyNoWait = (pending: Pending): string | null => {
  const { asked, deadline } = pending
  if (!asked.route.blocking) return null
  if (asked.beyond) return 'there are more calls at once than the tunnel carries'
  return deadline.leftMs() === 0 ? whyNoTime(pending) : null
}
