import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

const unbuilt = (): never => {
  throw new Problem('bad-request', { reason: 'this is not built yet' })
}

/** Finding captures. */
export const findHandlers = (_parts: HandlerParts): Pick<Handlers, 'captures.find' | 'captures.rows'> => ({
  'captures.find': unbuilt,
  'captures.rows': unbuilt,
})
