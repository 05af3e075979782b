import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'
import { suiteHandlers } from './suite-handlers.ts'

const notYet = (): never => {
  throw new Problem('bad-request', { reason: 'that is not there yet' })
}

/** Code around fixtures and answers. */
export const generateHandlers = (
  _parts: HandlerParts,
): Pick<Handlers, 'fixtures.generate' | 'handlers.generate'> => ({
  ...suiteHandlers(),
  'handlers.generate': notYet,
})
