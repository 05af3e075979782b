import { type CaptureSummary, toolCall } from '../../shared/capture.ts'
import { PlatformId } from '../../shared/platform.ts'
import type { CallStage } from '../../shared/platforms/facts.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'

/** Where in its call a capture belongs; null where nothing says so. */
export const stageOf = ({ platform, eventType }: CaptureSummary): CallStage | null => {
  if (eventType === toolCall) return 'during'
  const { events } = platformFacts(platform)
  return eventType !== null && Object.hasOwn(events, eventType) ? (events[eventType]?.stage ?? null) : null
}

/** The event types of a stage, of every platform. */
export const eventsAt = (stage: CallStage): readonly string[] =>
  PlatformId.options.flatMap(id =>
    Object.entries(platformFacts(id).events).flatMap(([name, facts]) =>
      facts.stage === stage ? [name] : [],
    ),
  )
