import { CornerUpRight } from 'lucide-react'
import type { ConnectionState } from '../../shared/state.ts'
import { CardHead } from './card-head.tsx'
import { ForwardForm } from './forward-form.tsx'
import { ConnectionPick, usePickedConnection } from './picked-connection.tsx'

/** Passing deliveries on to the developer's own handler, for each connection on its own. */
export const ForwardCard = ({ connections }: { connections: readonly ConnectionState[] }) => {
  const { picked, pick } = usePickedConnection(connections)
  if (!picked) return null
  return (
    <section className="card" aria-label="Forward to your handler">
      <CardHead title="Forward to your handler" icon={<CornerUpRight size={16} aria-hidden="true" />} />
      <p>
        The untouched bytes go to your server and its response goes back to the caller. If it is not there in
        time, the deadline answer is sent instead.
      </p>
      <ConnectionPick label="Connection to forward" connections={connections} picked={picked} onPick={pick} />
      <ForwardForm key={`${picked.id} ${picked.forwardTo} ${picked.forwardInsecure}`} connection={picked} />
    </section>
  )
}
