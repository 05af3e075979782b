import { isAbsolute } from 'node:path'
import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'

/** A test suite around fixtures, beside them. */
export const suiteHandlers = (): Pick<Handlers, 'fixtures.generate'> => ({
  'fixtures.generate': async ({ runner, folder }) => {
    if (!isAbsolute(folder))
      throw new Problem('folder-unreadable', { folder, reason: 'the page needs its whole path' })
    // When asked for: no start waits for what writes code.
    const { generateSuite } = await import('../generate/suite/generate-suite.ts')
    const { written, command } = await generateSuite({ runner, folder, out: folder, force: false })
    return { written: [...written], command }
  },
})
