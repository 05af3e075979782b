import type { PlatformId } from '../../shared/platform.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import type { LiveAnswer } from './answer-book.ts'

/** What a connection gives whose answer is not there: the platform's "use your own agent", so that no delivery fails for it. */
export const ownAgentAnswer = (platform: PlatformId): LiveAnswer => {
  const text = platformFacts(platform).ownAgent.trim()
  return {
    id: 'own-agent',
    name: 'Use your own agent',
    platform,
    kind: 'config',
    text,
    status: 200,
    delayMs: 0,
    revision: 0,
    bytes: Buffer.from(text),
    check: { kind: 'own-agent', findings: [] },
    forced: false,
    swappedInAt: new Date(0).toISOString(),
    templated: false,
  }
}
