import { Clock3 } from 'lucide-react'
import type { ConnectionState } from '../../shared/state.ts'
import { CardHead } from './card-head.tsx'
import { DeadlineForm } from './deadline-form.tsx'
import { ConnectionPick, usePickedConnection } from './picked-connection.tsx'

/** What goes out by itself when time runs out, for each connection on its own. */
export const DeadlineCard = ({ connections }: { connections: readonly ConnectionState[] }) => {
  const { picked, pick } = usePickedConnection(connections)
  if (!picked) return null
  const { marginMs, answerId } = picked.deadline
  return (
    <section className="card" aria-label="Deadline answer">
      <CardHead title="Deadline answer" icon={<Clock3 size={16} aria-hidden="true" />} />
      <p>
        What a caller gets when neither you at the breakpoint nor your handler has answered in time. It leaves
        a margin early, because the way back takes time too.
      </p>
      <ConnectionPick
        label="Connection of the deadline"
        connections={connections}
        picked={picked}
        onPick={pick}
      />
      <DeadlineForm key={`${picked.id} ${marginMs} ${answerId}`} connection={picked} />
    </section>
  )
}
