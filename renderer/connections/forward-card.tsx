import { CornerUpRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ConnectionState } from '../../shared/state.ts'
import { connectionName } from '../shell/connection-chip.tsx'
import { useView } from '../state/view-store.ts'
import { Segmented } from '../ui/segmented.tsx'
import { CardHead } from './card-head.tsx'
import { ForwardForm } from './forward-form.tsx'

/** Passing deliveries on to the developer's own handler, for each connection on its own. */
export const ForwardCard = ({ connections }: { connections: readonly ConnectionState[] }) => {
  const shownId = useView(v => v.connectionId)
  const [chosenId, setChosenId] = useState(shownId)
  useEffect(() => setChosenId(shownId), [shownId])
  const chosen = connections.find(c => c.id === chosenId) ?? connections[0]
  if (!chosen) return null
  return (
    <section className="card" aria-label="Forward to your handler">
      <CardHead title="Forward to your handler" icon={<CornerUpRight size={16} aria-hidden="true" />} />
      <p>
        The untouched bytes go to your server and its response goes back to the caller. If it is not there in
        time, the deadline answer is sent instead.
      </p>
      <Segmented
        label="Connection to forward"
        value={chosen.id}
        options={connections.map(c => ({
          value: c.id,
          label: c.mode === 'practice' ? 'Practice line' : connectionName(c),
        }))}
        onChange={setChosenId}
      />
      <ForwardForm key={`${chosen.id} ${chosen.forwardTo}`} connection={chosen} />
    </section>
  )
}
