import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import { fixtureFileName, fixtureText } from '../fixtures/fixture-text.ts'
import { platformAdapter } from '../platforms/registry.ts'
import type { HandlerParts } from './handlers.ts'

/** Sending captures again, and sharing them as text or as a file. */
export const replayHandlers = (
  parts: HandlerParts,
): Pick<Handlers, 'replay.start' | 'replay.cancel' | 'captures.copyAs' | 'captures.fixture'> => ({
  'replay.start': async request => ({ replayId: await parts.inspector.replays.start(request) }),
  'replay.cancel': ({ replayId }) => {
    parts.inspector.replays.cancel(replayId)
    return {}
  },
  // What redacts knows the numbers of the whole world: no start waits for that.
  'captures.copyAs': async wanted => (await import('../copy/copy-as.ts')).copyAs(parts)(wanted),
  'captures.fixture': async ({ id }) => {
    const { makeFixture } = await import('../fixtures/make-fixture.ts')
    parts.settle(id)
    const capture = parts.captures.get(id)
    if (!capture) throw new Problem('capture-not-found', { id })
    const fixture = makeFixture(capture, platformAdapter(capture.summary.platform))
    return { fileName: fixtureFileName(fixture), text: fixtureText(fixture) }
  },
})
