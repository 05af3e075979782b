import { parseFilter } from '../../shared/filter/parse-filter.ts'
import { useEngine } from '../state/engine-store.ts'
import { showScope } from '../state/list-store.ts'
import { shownConnection } from '../state/shown.ts'
import { useView } from '../state/view-store.ts'

/** What was imported is of no connection: who asks for it looks beyond the one that is shown. */
const forImported = /(?:^|\s)is:imported\b/i

/** Lists what is looked at. A filter that makes no sense leaves the list as it is until it does. */
const showNow = (): void => {
  const { connections, captures } = useEngine.getState()
  const { connectionId, allConnections, filter } = useView.getState()
  const shown = shownConnection(connections, connectionId)
  if (!shown || parseFilter(filter).problem !== null) return
  const all = allConnections || forImported.test(filter)
  showScope({ connectionId: all ? null : shown.id, filter: filter.trim() }, captures.newestFirst)
}

/** Keeps the list to the connection and the filter that are chosen, from now on. */
export const keepListScope = (): void => {
  useEngine.subscribe((now, before) => {
    if (now.connections !== before.connections) showNow()
  })
  useView.subscribe((now, before) => {
    if (
      now.connectionId !== before.connectionId ||
      now.allConnections !== before.allConnections ||
      now.filter !== before.filter
    )
      showNow()
  })
}
