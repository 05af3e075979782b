import { ChevronDown } from 'lucide-react'
import { connectionLight } from '../../shared/connection-light.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { showConnection } from '../state/view-store.ts'
import { Light } from '../ui/light.tsx'
import { PickMenu } from '../ui/pick-menu.tsx'
import { useLight } from '../ui/use-light.ts'

/** "ThunderPhone · practice line", without saying a word twice. */
export const connectionName = (connection: ConnectionState): string => {
  const platform = platformFacts(connection.platform).name
  const name = connection.name.trim()
  return name === '' || name.toLowerCase().includes(platform.toLowerCase())
    ? name || platform
    : `${platform} · ${name}`
}

const LitChip = ({ shown }: { shown: ConnectionState }) => {
  const connections = useEngine(e => e.connections)
  const health = useEngine(e => e.health)
  const linked = useEngine(e => e.link === 'open')
  const light = useLight(shown)
  const meaning = (connection: ConnectionState): string => {
    const at = health.find(h => h.connectionId === connection.id)?.atPlatform
    const { word, text } = connectionLight(connection, Date.now(), at)
    return `${word}. ${text}`
  }
  return (
    <PickMenu
      title="Show the captures of"
      value={shown.id}
      onPick={showConnection}
      picks={connections.map(c => ({ value: c.id, label: connectionName(c), meaning: meaning(c) }))}
      trigger={
        <button type="button" className="chip" title={linked ? light.text : undefined}>
          <span className="unseen">Connection: </span>
          <Light tone={linked ? light.tone : 'off'} />
          <b>{linked ? light.word : 'Not reachable'}</b>
          <span className="chip-name">{connectionName(shown)}</span>
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      }
    />
  )
}

/** Which connection is looked at, whether it is live, and a menu of the others. */
export const ConnectionChip = () => {
  const shown = useShownConnection()
  return shown ? <LitChip shown={shown} /> : null
}
