import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import { folderItems } from '../fixtures/run/folder-items.ts'
import type { HandlerParts } from './handlers.ts'

type RunRequest = 'fixtures.run' | 'fixtures.cancelRun' | 'practice.playFixtures' | 'practice.stopPlaying'

/** Running what a folder of fixtures holds. */
export const runHandlers = ({
  sharing: { folder, runs },
  practice,
}: HandlerParts): Pick<Handlers, RunRequest> => {
  const plays = new Set<AbortController>()
  return {
    'fixtures.run': async ({ files, target }) => ({ runId: await runs.start(files, target) }),
    'fixtures.cancelRun': ({ runId }) => {
      runs.cancel(runId)
      return {}
    },
    'practice.playFixtures': async ({ files, speed }) => {
      const simulator = practice()
      if (!simulator) throw new Problem('practice-off')
      const items = await folderItems(folder.path(), files)
      const play = new AbortController()
      plays.add(play)
      try {
        return { sent: (await simulator.playFixtures(items, { speed, signal: play.signal })).length }
      } finally {
        plays.delete(play)
      }
    },
    'practice.stopPlaying': () => {
      for (const play of plays) play.abort()
      return {}
    },
  }
}
