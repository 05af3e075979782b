import { ChevronDown } from 'lucide-react'
import { platformFacts } from '../../shared/platforms/registry.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { showConnection } from '../state/view-store.ts'
import { PickMenu } from '../ui/pick-menu.tsx'
import { statusWords } from './status-words.ts'

/** "ThunderPhone · practice line", without saying a word twice. */
export const connectionName = (connection: ConnectionState): string => {
  const platform = platformFacts(connection.platform).name
  const name = connection.name.trim()
  return name === '' || name.toLowerCase().includes(platform.toLowerCase())
    ? name || platform
    : `${platform} · ${name}`
}

/** Which connection is looked at, whether it is live, and a menu of the others. */
export const ConnectionChip = () => {
  const connections = useEngine(e => e.connections)
  const shown = useShownConnection()
  const link = useEngine(e => e.link)
  if (!shown) return null
  const status = link === 'open' ? shown.status : 'off'
  const word = link === 'open' ? statusWords[shown.status] : 'Not reachable'
  return (
    <PickMenu
      title="Show the captures of"
      value={shown.id}
      onPick={showConnection}
      picks={connections.map(c => ({
        value: c.id,
        label: connectionName(c),
        meaning: statusWords[c.status],
      }))}
      trigger={
        <button type="button" className="chip">
          <span className="unseen">Connection: </span>
          <span className={`light ${status}`} aria-hidden="true" />
          <b>{word}</b>
          <span className="chip-name">{connectionName(shown)}</span>
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      }
    />
  )
}
