import type { LightDeed } from '../../shared/connection-light.ts'
import { ask } from '../engine/ask.ts'
import { focusSoon, places } from '../keyboard/focus.ts'
import { showError } from '../state/notes-store.ts'
import { sayUnlessOnCard } from '../state/say-unless-on-card.ts'
import { showConnection, showView } from '../state/view-store.ts'

const showPlace = (connectionId: string, place: string): void => {
  showConnection(connectionId)
  showView('connections')
  focusSoon(place)
}

const deeds: Record<LightDeed, (connectionId: string) => Promise<unknown> | undefined> = {
  connect: connectionId => ask('connections.connect', { connectionId }),
  resume: connectionId => ask('connections.resume', { connectionId }),
  probe: connectionId => ask('connections.probe', { connectionId }),
  disconnect: connectionId => ask('connections.disconnect', { connectionId }),
  'show-connection': connectionId => void showPlace(connectionId, places.card(connectionId)),
  'show-handler': connectionId => void showPlace(connectionId, places.handler),
}

/** Does what a connection's light offers. */
export const doDeed = async (connectionId: string, deed: LightDeed): Promise<void> => {
  try {
    await deeds[deed](connectionId)
  } catch (error) {
    if (deed === 'connect') sayUnlessOnCard(connectionId, error)
    else showError(error)
  }
}
