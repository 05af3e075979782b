import type { PlatformId } from '../../shared/platform.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { usualMarginMs } from '../delivery/deadline.ts'
import type { SavedConnection } from '../settings/settings.ts'
import { resolveTunnel } from '../tunnel/choose.ts'
import type { ConnectionPlan } from './plan.ts'

/** A connection as somebody asks for it; what is left out comes from what was saved, then from the platform's defaults. */
export interface ConnectionRequest {
  readonly platform: PlatformId
  readonly mode: 'practice' | 'account' | 'manual'
  readonly apiUrl?: string | undefined
  readonly apiKey?: string | null | undefined
  readonly endpointSecret?: string | undefined
  readonly events?: readonly string[] | undefined
  readonly tunnel?: string | undefined
  readonly tunnelHost?: string | undefined
  readonly forwardTo?: string | null | undefined
  readonly handlerSecret?: string | null | undefined
  readonly forwardInsecure?: boolean | undefined
  readonly deadlineMarginMs?: number | undefined
  readonly callers?: string | null | undefined
  readonly answerId?: string | undefined
  readonly onlyNumbers?: readonly string[] | undefined
  /** Agrees to answer beside other endpoints; remembered for the connection. */
  readonly agree?: boolean | undefined
}

/** One practice line, one account and one hand-made endpoint for each platform. */
export const connectionIdOf = ({ platform, mode }: Pick<ConnectionRequest, 'platform' | 'mode'>): string =>
  mode === 'practice' ? 'practice' : mode === 'account' ? platform : `${platform}-manual`

/** The other way round; null for an id that no connection of the platform has. */
export const modeOfConnection = (platform: PlatformId, id: string): ConnectionRequest['mode'] | null =>
  (['practice', 'account', 'manual'] as const).find(mode => connectionIdOf({ platform, mode }) === id) ?? null

/** The answers that exist from the first start. */
export const firstAnswerId = (platform: PlatformId, mode: ConnectionRequest['mode']): string =>
  `${platform}-${mode === 'practice' ? 'practice' : 'account'}`

export const resolvePlan = (request: ConnectionRequest, saved: SavedConnection): ConnectionPlan => {
  const facts = platformFacts(request.platform)
  const { tunnel, tunnelHost } = resolveTunnel(request, saved)
  const common = {
    id: connectionIdOf(request),
    platform: request.platform,
    look: { name: saved.name, colour: saved.colour },
    privacy: saved.privacy ?? 'all',
    events: request.events ?? saved.events ?? facts.defaultEvents,
    forwardTo: request.forwardTo === undefined ? (saved.forwardTo ?? null) : request.forwardTo,
    handlerSecret: request.handlerSecret ?? null,
    forwardInsecure: request.forwardInsecure ?? saved.forwardInsecure ?? false,
    deadline: {
      marginMs: request.deadlineMarginMs ?? saved.deadline?.marginMs ?? usualMarginMs,
      answerId: saved.deadline?.answerId ?? null,
    },
    callers: request.callers === undefined ? (saved.callers ?? null) : request.callers,
    answerId: request.answerId ?? saved.answerId ?? firstAnswerId(request.platform, request.mode),
    onlyNumbers: request.onlyNumbers ?? saved.onlyNumbers ?? [],
    agreed: request.agree === true || saved.agreed === true,
  }
  const outside = { tunnel, ...(tunnelHost === undefined ? {} : { tunnelHost }) }
  switch (request.mode) {
    case 'practice':
      return { ...common, mode: 'practice', name: `${facts.name} · practice line`, tunnel: 'none' }
    case 'account':
      return {
        ...common,
        ...outside,
        mode: 'account',
        name: facts.name,
        apiUrl: request.apiUrl ?? saved.apiUrl ?? facts.apiUrl,
        apiKey: request.apiKey ?? null,
      }
    case 'manual':
      return {
        ...common,
        ...outside,
        mode: 'manual',
        name: `${facts.name} · endpoint by hand`,
        endpointSecret: request.endpointSecret ?? '',
      }
  }
}
