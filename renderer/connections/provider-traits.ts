import type { TunnelProviderId, TunnelTraits } from '../../shared/tunnel.ts'

type Traits = Omit<TunnelTraits, 'minProbeEveryMs'>

export const providerNames: Record<TunnelProviderId, string> = {
  localtunnel: 'localtunnel',
  ssh: 'SSH',
  custom: 'My own URL',
  none: 'None',
}

const urlWords: Record<Traits['stableUrl'], string> = {
  yes: 'same URL every time',
  asked: 'same URL if still free',
  no: 'new URL every time',
}

/** What a tunnel is like, for whoever chooses one: short clauses, the most important first. */
export const traitWords = (provider: TunnelProviderId, traits: Traits): readonly string[] => {
  if (provider === 'none') return ['reachable from this machine only']
  if (provider === 'custom') return [urlWords.yes, 'the rest is as you made it']
  return [
    urlWords[traits.stableUrl],
    ...(traits.encryptedToServer === null ? [] : [traits.encryptedToServer ? 'encrypted' : 'not encrypted']),
    traits.maxInFlight === null ? 'any number at once' : `${traits.maxInFlight} calls at once`,
    traits.needsAccount ? 'needs an account' : 'no account',
  ]
}

const own = { stableUrl: 'yes', maxInFlight: null, encryptedToServer: null, needsAccount: false } as const

/** What each is like before it is opened. @param ownServer whether the SSH server is one's own: it has a public URL */
export const usualTraits = (provider: TunnelProviderId, ownServer: boolean): Traits => {
  if (provider === 'localtunnel')
    return { stableUrl: 'asked', maxInFlight: 10, encryptedToServer: false, needsAccount: false }
  return provider === 'ssh'
    ? { ...own, stableUrl: ownServer ? 'yes' : 'no', encryptedToServer: true, needsAccount: ownServer }
    : own
}
