import { platformFacts } from '../../shared/platforms/registry.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { clockTime } from '../format/times.ts'
import { useEngine } from '../state/engine-store.ts'
import { platformStatusWords } from './platform-status-words.ts'

/** How the platform sees our endpoint. Shows nothing while it was not asked. */
export const PlatformStatus = ({ connection }: { connection: ConnectionState }) => {
  const at = useEngine(e => e.health.find(h => h.connectionId === connection.id)?.atPlatform ?? null)
  if (!at) return null
  return (
    <div className="fact">
      <span>At {platformFacts(connection.platform).name}</span>
      <span className="fact-value wraps">
        {platformStatusWords[at.status]}
        <span className="fact-more">asked {clockTime(at.askedAt)}</span>
      </span>
    </div>
  )
}
