import { z } from 'zod'

/** What a tunnel is like, for whoever chooses one. */
export const TunnelTraits = z.object({
  /** Whether the public URL stays the same: `asked` when we ask for the last name and may get another. */
  stableUrl: z.enum(['yes', 'asked', 'no']),
  /** Requests that can be under way at once; null without such a ceiling. */
  maxInFlight: z.int().nullable(),
  /** Whether the leg from this machine to the tunnel server is encrypted; null where there is none or it is not ours to know. */
  encryptedToServer: z.boolean().nullable(),
  needsAccount: z.boolean(),
  /** The shortest pause between two probes that the server should be asked to bear. */
  minProbeEveryMs: z.int(),
})
export type TunnelTraits = z.infer<typeof TunnelTraits>

export const TunnelProviderId = z.enum(['localtunnel', 'ssh', 'custom', 'none'])
export type TunnelProviderId = z.infer<typeof TunnelProviderId>

/**
 * `suspect`: the last probe failed, or the provider says that it is gone; the next probe decides.
 * `reopening`: it is being opened again, for as long as it is wanted. `failed`: only for what another try cannot cure.
 */
export const TunnelPhase = z.enum(['closed', 'opening', 'up', 'suspect', 'reopening', 'failed'])
export type TunnelPhase = z.infer<typeof TunnelPhase>

/** What was found at the public URL, or on the way to it, instead of this process. */
export const TunnelTrouble = z.enum([
  /** No connection: refused, no such name, no network. */
  'unreachable',
  /** No answer in time. */
  'silent',
  /** A page for people in browsers stands before the tunnel (401 or 511 with HTML). */
  'reminder-page',
  /** 404 or 503: the server does not know the name. */
  'name-lost',
  /** 408: the server hands out dead connections. */
  'poisoned',
  /** 429: it lives and asks for less. */
  'busy',
  /** HTML, or an answer that is not ours: the name leads to somebody else. */
  'somebody-else',
  /** The provider itself says that the tunnel has ended. */
  'gone',
  /** The tunnel server refused: a key, a host key, a name. Another try does not cure it. */
  'refused',
])
export type TunnelTrouble = z.infer<typeof TunnelTrouble>

export const TunnelState = z.object({
  provider: TunnelProviderId,
  /** The tunnel server as it was chosen, where the provider has one. */
  host: z.string().nullable(),
  traits: TunnelTraits,
  phase: TunnelPhase,
  /** Why it is not up, or was not a moment ago. */
  trouble: TunnelTrouble.nullable(),
  /** Since when it is in this phase. */
  since: z.iso.datetime(),
  /** The round trip through the public URL: both ways together. Null until a probe came back. */
  estimateMs: z.number().nullable(),
  errorMs: z.number().nullable(),
})
export type TunnelState = z.infer<typeof TunnelState>
