import type { ConnectionLight, LightDeed } from '../../shared/connection-light.ts'
import { DeedButton } from '../ui/deed-button.tsx'

/** A card is shown already, and has a button of its own for pauses. */
const onCard: ReadonlySet<LightDeed> = new Set(['show-connection', 'resume'])

interface LightLineProps {
  readonly connectionId: string
  readonly light: ConnectionLight
}

/** The sentence of a connection's light, and what helps. Its word stands in the head of the card. */
export const LightLine = ({ connectionId, light }: LightLineProps) => (
  <div className={`light-line ${light.tone}`}>
    <p role="status">{light.text}</p>
    {light.action && !onCard.has(light.action.do) && (
      <DeedButton connectionId={connectionId} action={light.action} />
    )}
  </div>
)
