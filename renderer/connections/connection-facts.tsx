import type { ReactNode } from 'react'
import type { ConnectionState } from '../../shared/state.ts'
import { shownNumber } from '../engine/masking.ts'
import { ms } from '../format/numbers.ts'
import { endpointWords } from '../shell/status-words.ts'
import { useAtPlatform } from '../state/at-platform.ts'
import { Fact } from './fact.tsx'
import { PlatformStatus } from './platform-status.tsx'
import { providerNames, traitWords } from './provider-traits.ts'

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="fact">
    <span>{name}</span>
    <span className="fact-value wraps">{children}</span>
  </div>
)

/** "up · ~38 ms ± 9". */
const tunnelState = ({ tunnel }: ConnectionState): string => {
  const { phase, estimateMs, errorMs } = tunnel
  if (estimateMs === null) return phase
  return `${phase} · ~${ms(estimateMs)} ms${errorMs === null ? '' : ` ± ${ms(errorMs)}`} both ways`
}

/** Without what else an SSH address says: the public URL stands above. */
const serverOf = (host: string): string => host.replace(/^ssh:\/\/|\?.*$/g, '')

/** What an open connection is made of. */
export const ConnectionFacts = ({ connection }: { connection: ConnectionState }) => {
  const atPlatform = useAtPlatform(connection.id)
  const { tunnel, publicUrl, endpointId, onlyNumbers } = connection
  return (
    <div className="facts-list">
      <Fact name="Public URL" value={publicUrl} />
      <Fact
        name="Endpoint"
        value={endpointId}
        note={endpointWords(connection, atPlatform).replace('endpoint ', '')}
      />
      <Row name="Tunnel">
        {providerNames[tunnel.provider]}
        {tunnel.provider !== 'none' && `, ${tunnelState(connection)}`}
        {tunnel.host !== null && <span className="mono fact-more">{serverOf(tunnel.host)}</span>}
        <span className="fact-more">{traitWords(tunnel.provider, tunnel.traits).join(' · ')}</span>
      </Row>
      <PlatformStatus connection={connection} />
      {onlyNumbers.length > 0 && (
        <Row name="Numbers">
          <span className="mono">{onlyNumbers.map(shownNumber).join(', ')}</span>
        </Row>
      )}
    </div>
  )
}
