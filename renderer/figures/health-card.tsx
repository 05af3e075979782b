import { HeartPulse } from 'lucide-react'
import type { EndpointHealth } from '../../shared/health.ts'
import { CardHead } from '../connections/card-head.tsx'
import { PlatformStatus } from '../connections/platform-status.tsx'
import { thousands } from '../format/numbers.ts'
import { connectionName } from '../shell/connection-chip.tsx'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'

type Counter = Exclude<keyof EndpointHealth, 'connectionId' | 'atPlatform'>

const rows: readonly (readonly [counter: Counter, name: string, meaning: string])[] = [
  ['duplicates', 'Duplicates', 'the same event again, although it was taken'],
  ['retries', 'Retries', 'the same event again after an answer of ours that was no 2xx'],
  ['outOfOrder', 'Out of order', 'an event after one that comes later in its call'],
  ['unsigned', 'Unsigned', 'no signature, or one that does not hold: refused'],
  ['floods', 'Floods', 'times of 30 deliveries and more in a second'],
]

/** How the way from the platform fares since the start, for the connection that is looked at. */
export const HealthCard = () => {
  const connection = useShownConnection()
  const health = useEngine(e => e.health.find(h => h.connectionId === connection?.id))
  if (!connection) return null
  return (
    <section className="card" aria-label="Health of the endpoint">
      <CardHead title="Health of the endpoint" icon={<HeartPulse size={16} aria-hidden="true" />} />
      <p>{connectionName(connection)}, since Hookswitch was started.</p>
      <table className="health">
        <tbody>
          {rows.map(([counter, name, meaning]) => {
            const n = health?.[counter] ?? 0
            return (
              <tr key={counter} className={n === 0 ? 'none' : ''}>
                <th scope="row">
                  {name}
                  <span>{meaning}</span>
                </th>
                <td className="mono">{thousands(n)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {health?.atPlatform && (
        <div className="facts-list">
          <PlatformStatus connection={connection} />
        </div>
      )}
    </section>
  )
}
