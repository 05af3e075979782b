import type { Handlers } from '../../shared/contract.ts'
import { generateSuite } from '../generate/suite/generate-suite.ts'

/** A test suite around fixtures, beside them. */
export const suiteHandlers = (): Pick<Handlers, 'fixtures.generate'> => ({
  'fixtures.generate': async ({ runner, folder }) => {
    const { written, command } = await generateSuite({ runner, folder, out: folder, force: false })
    return { written: [...written], command }
  },
})
