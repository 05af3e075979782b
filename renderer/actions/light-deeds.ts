import type { LightDeed } from '../../shared/connection-light.ts'
import { ask } from '../engine/ask.ts'
import { focusSoon, places } from '../keyboard/focus.ts'
import { showError } from '../state/notes-store.ts'
import { showConnection, showView } from '../state/view-store.ts'
import { connect, disconnect } from './open-and-close.ts'

const showPlace = (connectionId: string, place: string): void => {
  showConnection(connectionId)
  showView('connections')
  focusSoon(place)
}

const deeds: Record<LightDeed, (connectionId: string) => unknown> = {
  connect: connectionId => connect({ connectionId }),
  resume: connectionId => ask('connections.resume', { connectionId }),
  probe: connectionId => ask('connections.probe', { connectionId }),
  disconnect,
  'show-connection': connectionId => showPlace(connectionId, places.card(connectionId)),
  'show-handler': connectionId => showPlace(connectionId, places.handler),
}

/** Does what a connection's light offers. */
export const doDeed = async (connectionId: string, deed: LightDeed): Promise<void> => {
  try {
    await deeds[deed](connectionId)
  } catch (error) {
    showError(error)
  }
}
