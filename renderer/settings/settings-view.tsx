import { useEngine } from '../state/engine-store.ts'
import { ConnectionsCard } from './connections-card.tsx'
import { ForgetCard } from './forget-card.tsx'
import { KeysCard } from './keys-card.tsx'
import { LooksCard } from './looks-card.tsx'
import { RetentionCard } from './retention-card.tsx'
import { SharingCard } from './sharing-card.tsx'

/** What a person prefers: looks, what is kept and for how long, keys. */
export const SettingsView = () => {
  const connections = useEngine(e => e.connections)
  const dataFolder = useEngine(e => e.dataFolder)
  return (
    <div className="connections settings-view">
      <header className="view-head">
        <h1>Settings</h1>
      </header>
      <div className="settings-cards">
        <div className="card-stack">
          <LooksCard />
          <SharingCard />
          <ConnectionsCard connections={connections} />
        </div>
        <div className="card-stack">
          <RetentionCard />
          <ForgetCard />
        </div>
        <div className="card-stack">
          <KeysCard />
        </div>
      </div>
      <p className="hint">
        The theme belongs to this browser; all else is kept in <span className="mono">{dataFolder}</span> and
        holds in every window.
      </p>
    </div>
  )
}
