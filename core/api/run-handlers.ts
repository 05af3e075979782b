import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import { folderItems } from '../fixtures/run/folder-items.ts'
import type { HandlerParts } from './handlers.ts'

/** Running what a folder of fixtures holds. */
export const runHandlers = ({
  fixtureFolder,
  fixtureRuns,
  practice,
}: HandlerParts): Pick<Handlers, 'fixtures.run' | 'fixtures.cancelRun' | 'practice.playFixtures'> => ({
  'fixtures.run': async ({ files, target }) => ({ runId: await fixtureRuns.start(files, target) }),
  'fixtures.cancelRun': ({ runId }) => {
    fixtureRuns.cancel(runId)
    return {}
  },
  'practice.playFixtures': async ({ files, speed }) => {
    const simulator = practice()
    if (!simulator) throw new Problem('practice-off')
    const items = await folderItems(fixtureFolder.path(), files)
    return { sent: (await simulator.playFixtures(items, { speed })).length }
  },
})
