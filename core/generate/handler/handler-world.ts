import type { PlatformId } from '../../../shared/platform.ts'
import { platformFacts } from '../../../shared/platforms/registry.ts'
import { signatureSchemes } from '../../platforms/signature-schemes.ts'
import { limits } from '../../receiver/limits.ts'

/** What a handler has to know of its platform. */
export interface HandlerWorld {
  readonly platformName: string
  /** In lower case. */
  readonly signatureHeader: string
  /** Names the call of a function tool, in lower case. */
  readonly callIdHeader: string
  readonly blockingEvents: readonly string[]
  readonly platformLimitMs: number
  /** When the handler's own timer answers. */
  readonly answerWithinMs: number
  readonly toolWithinMs: number
  readonly mostBytes: number
}

/** The way through the internet, there and back, and a busy machine. */
const reserveMs = 500
const toolReserveMs = 5_000

const callIdHeaders: Record<PlatformId, string> = { thunderphone: 'x-thunderphone-call-id' }

export const handlerWorld = (platform: PlatformId): HandlerWorld => {
  const facts = platformFacts(platform)
  return {
    platformName: facts.name,
    signatureHeader: signatureSchemes[platform].header.toLowerCase(),
    callIdHeader: callIdHeaders[platform],
    blockingEvents: Object.entries(facts.events).flatMap(([event, { blocking }]) =>
      blocking ? [event] : [],
    ),
    platformLimitMs: facts.blockingLimitMs,
    answerWithinMs: facts.blockingLimitMs - reserveMs,
    toolWithinMs: facts.otherLimitMs - toolReserveMs,
    mostBytes: limits.bodyBytes,
  }
}
