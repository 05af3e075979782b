import { Tag } from 'lucide-react'
import type { ConnectionState } from '../../shared/state.ts'
import { CardHead } from '../connections/card-head.tsx'
import { ConnectionPick, usePickedConnection } from '../connections/picked-connection.tsx'
import { ConnectionForm } from './connection-form.tsx'

/** What a connection is called, its mark in lists, and how much is kept of its deliveries. */
export const ConnectionsCard = ({ connections }: { connections: readonly ConnectionState[] }) => {
  const { picked, pick } = usePickedConnection(connections)
  if (!picked) return null
  return (
    <section className="card" aria-label="Names and privacy">
      <CardHead title="Names and privacy" icon={<Tag size={16} aria-hidden="true" />} />
      <ConnectionPick
        label="Connection of the settings"
        connections={connections}
        picked={picked}
        onPick={pick}
      />
      <ConnectionForm
        key={`${picked.id} ${picked.name} ${picked.colour} ${picked.privacy}`}
        connection={picked}
      />
    </section>
  )
}
