import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

const unbuilt = (): never => {
  throw new Problem('bad-request', { reason: 'this is not built yet' })
}

/** What is odd about what came. */
export const watchHandlers = (
  _parts: HandlerParts,
): Pick<Handlers, 'captures.diagnose' | 'drift.list' | 'drift.dismiss'> => ({
  'captures.diagnose': unbuilt,
  'drift.list': unbuilt,
  'drift.dismiss': unbuilt,
})
