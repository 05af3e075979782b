import type { ConnectionState } from '../../shared/state.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { useView } from '../state/view-store.ts'
import { DeedButton } from '../ui/deed-button.tsx'
import { Light } from '../ui/light.tsx'
import { useLight } from '../ui/use-light.ts'

const Banner = ({ connection }: { connection: ConnectionState }) => {
  const { tone, word, text, action } = useLight(connection)
  const told = tone === 'warning' || tone === 'bad' || connection.status === 'paused'
  if (!told) return null
  return (
    <div className={`banner ${tone}`} role="status">
      <Light tone={tone} />
      <p>
        <b>{word}</b> <span>{text}</span>
      </p>
      {action && <DeedButton connectionId={connection.id} action={action} />}
    </div>
  )
}

/** Above the captures: when callers of the shown connection are not answered as they should be, and what helps. */
export const LightBanner = () => {
  const connection = useShownConnection()
  const shown = useView(v => v.view === 'live')
  const linked = useEngine(e => e.link === 'open')
  return connection && shown && linked ? <Banner connection={connection} /> : null
}
