import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

const unbuilt = (): never => {
  throw new Problem('bad-request', { reason: 'this is not built yet' })
}

/** What is kept of captures, and what is remembered of a person. */
export const keepHandlers = (
  _parts: HandlerParts,
): Pick<
  Handlers,
  | 'captures.pin'
  | 'captures.annotate'
  | 'captures.clear'
  | 'captures.undoClear'
  | 'captures.forgetPlan'
  | 'captures.forget'
  | 'preferences.save'
  | 'connections.look'
  | 'connections.privacy'
> => ({
  'captures.pin': unbuilt,
  'captures.annotate': unbuilt,
  'captures.clear': unbuilt,
  'captures.undoClear': unbuilt,
  'captures.forgetPlan': unbuilt,
  'captures.forget': unbuilt,
  'preferences.save': unbuilt,
  'connections.look': unbuilt,
  'connections.privacy': unbuilt,
})
