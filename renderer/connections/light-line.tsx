import type { ConnectionLight } from '../../shared/connection-light.ts'
import { DeedButton } from '../ui/deed-button.tsx'

interface LightLineProps {
  readonly connectionId: string
  readonly light: ConnectionLight
}

/** The sentence of a connection's light, and what helps. Its word stands in the head of the card. */
export const LightLine = ({ connectionId, light }: LightLineProps) => (
  <div className={`light-line ${light.tone}`}>
    <p role="status">{light.text}</p>
    {/* To be shown the card that one looks at helps nobody. */}
    {light.action && light.action.do !== 'show-connection' && (
      <DeedButton connectionId={connectionId} action={light.action} />
    )}
  </div>
)
