import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

const notYet = (): never => {
  throw new Problem('bad-request', { reason: 'that is not there yet' })
}

/** Running what a folder of fixtures holds. */
export const runHandlers = (
  _parts: HandlerParts,
): Pick<Handlers, 'fixtures.run' | 'fixtures.cancelRun' | 'practice.playFixtures'> => ({
  'fixtures.run': notYet,
  'fixtures.cancelRun': notYet,
  'practice.playFixtures': notYet,
})
