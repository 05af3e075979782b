import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import { copyAs } from '../copy/copy-as.ts'
import { fixtureFileName, fixtureText } from '../fixtures/fixture-text.ts'
import { makeFixture } from '../fixtures/make-fixture.ts'
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
  'captures.copyAs': copyAs(parts),
  'captures.fixture': ({ id }) => {
    parts.settle(id)
    const capture = parts.captures.get(id)
    if (!capture) throw new Problem('capture-not-found', { id })
    const fixture = makeFixture(capture, platformAdapter(capture.summary.platform))
    return { fileName: fixtureFileName(fixture), text: fixtureText(fixture) }
  },
})
