import { useEngine } from '../state/engine-store.ts'

/** Which connection a capture came by: its colour and its name. */
export const ConnectionMark = ({ id }: { id: string }) => {
  const name = useEngine(e => e.connections.find(c => c.id === id)?.name)
  const colour = useEngine(e => e.connections.find(c => c.id === id)?.colour)
  return (
    <span className="row-connection" title={name ?? id}>
      <i className={colour === undefined ? '' : `colour-${colour}`} />
      <span>{name ?? id}</span>
    </span>
  )
}
