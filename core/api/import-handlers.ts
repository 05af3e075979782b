import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

const notYet = (): never => {
  throw new Problem('bad-request', { reason: 'that is not there yet' })
}

/** Files that become captures. */
export const importHandlers = (
  _parts: HandlerParts,
): Pick<Handlers, 'fixtures.look' | 'fixtures.import' | 'fixtures.offerSeen'> => ({
  'fixtures.look': notYet,
  'fixtures.import': notYet,
  'fixtures.offerSeen': notYet,
})
