import type { Handlers } from '../../shared/contract.ts'
import type { HandlerParts } from './handlers.ts'
import { ownHandlerHandlers } from './own-handler-handlers.ts'
import { suiteHandlers } from './suite-handlers.ts'

/** Code around fixtures and answers. */
export const generateHandlers = (
  parts: HandlerParts,
): Pick<Handlers, 'fixtures.generate' | 'handlers.generate'> => ({
  ...suiteHandlers(),
  ...ownHandlerHandlers(parts),
})
