import type { ConnectionState } from '../../shared/state.ts'
import { clockTime } from '../format/times.ts'
import { useAtPlatform } from '../state/at-platform.ts'
import { platformStatusWords } from './platform-status-words.ts'

/** How the platform sees our endpoint. Shows nothing while it was not asked. */
export const PlatformStatus = ({ connection }: { connection: ConnectionState }) => {
  const at = useAtPlatform(connection.id)
  return (
    at && (
      <div className="fact">
        <span>Platform</span>
        <span className="fact-value wraps">
          {platformStatusWords[at.status]}
          <span className="fact-more">asked {clockTime(at.askedAt)}</span>
        </span>
      </div>
    )
  )
}
