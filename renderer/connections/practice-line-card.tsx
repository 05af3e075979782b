import { FlaskConical } from 'lucide-react'
import type { ConnectionState } from '../../shared/state.ts'
import { placeCall } from '../actions/place-call.ts'
import { places } from '../keyboard/focus.ts'
import { showConnection, showPane } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { useLight } from '../ui/use-light.ts'
import { CardHead } from './card-head.tsx'
import { Fact } from './fact.tsx'
import { LightLine } from './light-line.tsx'
import { PauseButton } from './pause-button.tsx'

/** The practice line: works at once, needs nothing. */
export const PracticeLineCard = ({ connection }: { connection: ConnectionState }) => {
  const light = useLight(connection)
  const show = (): void => {
    showConnection(connection.id)
    showPane('list')
  }
  return (
    <section
      className="card practice-card"
      aria-label="Practice line card"
      id={places.card(connection.id)}
      tabIndex={-1}
    >
      <CardHead title="Practice line" icon={<FlaskConical size={16} aria-hidden="true" />} light={light} />
      <p>
        A simulated ThunderPhone on this machine: no account, no internet. It signs its deliveries, waits two
        seconds for the answer as the real one does, and says what the caller would get.
      </p>
      {light.tone !== 'good' && <LightLine connectionId={connection.id} light={light} />}
      <Fact name="URL" value={connection.publicUrl ?? connection.receiverUrl} />
      <Fact name="API of the simulator" value={connection.apiUrl} />
      <div className="card-acts">
        <Button look="primary" disabled={connection.status !== 'live'} onClick={() => void placeCall()}>
          Place a practice call
        </Button>
        <Button onClick={show}>Show its captures</Button>
        <PauseButton connection={connection} compact={connection.status === 'live'} />
      </div>
    </section>
  )
}
