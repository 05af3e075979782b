import type { TunnelTrouble } from './tunnel.ts'

/** What was found instead of a working tunnel: a clause that can follow a colon, or stand alone with a capital and a stop. */
export const tunnelTroubleWords: Readonly<Record<TunnelTrouble, string>> = {
  unreachable: 'nothing can be reached there',
  silent: 'no answer comes in time',
  'reminder-page': "the tunnel's reminder page answered",
  'name-lost': 'the tunnel server does not know the name',
  poisoned: 'the tunnel server hands out dead connections',
  busy: 'the tunnel server is busy',
  'somebody-else': "somebody else's page answered",
  gone: 'the tunnel has ended',
  refused: 'the tunnel server refused',
}
