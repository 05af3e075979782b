import { useEngine } from '../state/engine-store.ts'

/** "ThunderPhone · practice line" is told from others by its end. */
const shortName = (name: string): string => name.split(' · ').at(-1) ?? name

/** Which connection a capture came by: its colour and its name. */
export const ConnectionMark = ({ id }: { id: string }) => {
  const name = useEngine(e => e.connections.find(c => c.id === id)?.name)
  const colour = useEngine(e => e.connections.find(c => c.id === id)?.colour)
  return (
    <span className="row-connection" title={name ?? id}>
      <i className={colour === undefined ? '' : `colour-${colour}`} />
      <span>{shortName(name ?? id)}</span>
    </span>
  )
}
