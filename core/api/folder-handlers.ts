import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

const notYet = (): never => {
  throw new Problem('bad-request', { reason: 'that is not there yet' })
}

/** A folder of fixtures, and running what it holds. */
export const folderHandlers = (
  _parts: HandlerParts,
): Pick<
  Handlers,
  | 'fixtures.openFolder'
  | 'fixtures.folder'
  | 'fixtures.read'
  | 'fixtures.rename'
  | 'fixtures.expect'
  | 'fixtures.run'
  | 'fixtures.cancelRun'
  | 'practice.playFixtures'
> => ({
  'fixtures.openFolder': notYet,
  'fixtures.folder': notYet,
  'fixtures.read': notYet,
  'fixtures.rename': notYet,
  'fixtures.expect': notYet,
  'fixtures.run': notYet,
  'fixtures.cancelRun': notYet,
  'practice.playFixtures': notYet,
})
