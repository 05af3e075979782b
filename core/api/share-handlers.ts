import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

const notYet = (): never => {
  throw new Problem('bad-request', { reason: 'that is not there yet' })
}

/** Captures as files to share. */
export const shareHandlers = (
  _parts: HandlerParts,
): Pick<Handlers, 'fixtures.preview' | 'fixtures.write'> => ({
  'fixtures.preview': notYet,
  'fixtures.write': notYet,
})
