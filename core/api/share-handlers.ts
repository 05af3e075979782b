import { isAbsolute } from 'node:path'
import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

/** Captures as files to share. Making them takes long, so that it happens beside the calls, on a thread of its own. */
export const shareHandlers = ({
  exporter,
  fixtureFolder,
  settle,
}: HandlerParts): Pick<Handlers, 'fixtures.preview' | 'fixtures.write'> => ({
  'fixtures.preview': wanted => {
    settle()
    return exporter.ask({ do: 'preview', wanted })
  },
  'fixtures.write': async ({ folder, ...wanted }) => {
    const to = folder ?? fixtureFolder.path()
    if (!isAbsolute(to))
      throw new Problem('folder-unwritable', { folder: to, reason: 'its whole path is needed' })
    settle()
    const { left: _, ...result } = await exporter.ask({ do: 'write', wanted, folder: to })
    return result
  },
})
