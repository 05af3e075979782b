import { useEffect, useState } from 'react'
import type { ConnectionState } from '../../shared/state.ts'
import { connectionName } from '../shell/connection-chip.tsx'
import { useView } from '../state/view-store.ts'
import { Segmented } from '../ui/segmented.tsx'

/** Which connection a card is about: the shown one, until another is chosen on the card. */
export const usePickedConnection = (connections: readonly ConnectionState[]) => {
  const shownId = useView(v => v.connectionId)
  const [pickedId, pick] = useState(shownId)
  useEffect(() => pick(shownId), [shownId])
  return { picked: connections.find(c => c.id === pickedId) ?? connections[0], pick }
}

interface ConnectionPickProps {
  readonly label: string
  readonly connections: readonly ConnectionState[]
  readonly picked: ConnectionState
  readonly onPick: (id: string) => void
}

/** The connections side by side. */
export const ConnectionPick = ({ label, connections, picked, onPick }: ConnectionPickProps) => (
  <Segmented
    label={label}
    value={picked.id}
    options={connections.map(c => ({
      value: c.id,
      label: c.mode === 'practice' ? 'Practice line' : connectionName(c),
    }))}
    onChange={onPick}
  />
)
